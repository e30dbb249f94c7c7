import { spawnSync } from 'node:child_process';
import { Rng } from '../../src/engine/index.ts';
import { stripMarkup } from '../../src/training/corpora/strip.ts';
import { root } from '../run.mjs';

/** The book as it was when its prose was learnt: later editions change nothing. */
export const EDITION = '756d7dcab0fe';
/** Characters of a line, at most. */
export const WIDTH = 36;
/** One part in so many is held out, and one more chooses. */
const PARTS = 10;
/** Paragraphs that stand together: neighbours speak of the same thing. */
const TOGETHER = 4;

export interface Prose {
  train: string[];
  choice: string[];
  heldOut: string[];
}

/** Signs of formulas and of programs. */
const UNUSUAL = /[^\n a-z0-9.,;:?!'"()=+*/%-]/i;
/** A table's lines. */
const TABLE = /^\|.*\n/gm;

const folds: readonly (readonly [RegExp, string])[] = [
  [/[‘’]/g, "'"],
  [/[“”]/g, '"'],
  [/[–—−]/g, '-'],
  [/…/g, '...'],
  [/×/g, 'x']
];

/** Words set in lines of at most `width` characters, as many to a line as fit. */
export function wrapped(paragraph: string, width = WIDTH): string {
  const lines: string[] = [];
  for (const word of paragraph.split(/\s+/).filter((one) => one !== '')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return `${lines.join('\n')}\n`;
}

/** Of a text without its markup the paragraphs that a typewriter could write, set in lines; short ones are headings. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => folds.reduce((words, [from, to]) => words.replace(from, to), paragraph))
    .filter((paragraph) => paragraph.length >= 80 && !UNUSUAL.test(paragraph))
    .map((paragraph) => wrapped(paragraph));
}

/** This book's English prose, chapters and what its makers wrote beside them, in short lines and pieces of a few paragraphs. */
export function prose(): Prose {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout;
  const pages = git('ls-tree', '-r', '--name-only', EDITION)
    .split('\n')
    .filter((path) => /^content\/.*\/en\.md$|^(docs\/|src\/|CONTRIBUTING|README).*\.md$/.test(path));
  if (pages.length === 0) throw new Error(`This checkout does not hold ${EDITION}: git fetch --unshallow.`);
  const pieces = pages.flatMap((path) => {
    const paragraphs = paragraphsOf(stripMarkup(git('show', `${EDITION}:${path}`).replace(TABLE, '')));
    return Array.from({ length: Math.ceil(paragraphs.length / TOGETHER) }, (_, i) =>
      paragraphs.slice(TOGETHER * i, TOGETHER * (i + 1)).join('\n')
    );
  });
  const rng = new Rng(36);
  const places = pieces.map((_, i) => i);
  for (let i = places.length - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    [places[i], places[j]] = [places[j], places[i]];
  }
  const share = Math.floor(pieces.length / PARTS);
  const pick = (from: number, to?: number) => places.slice(from, to).map((i) => pieces[i]);
  return { heldOut: pick(0, share), choice: pick(share, 2 * share), train: pick(2 * share) };
}
