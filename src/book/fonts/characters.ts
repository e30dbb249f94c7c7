import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * What stands on pages and in no source: the signs and spaces that KaTeX sets for TeX's commands, and accents that the
 * bibliography writes as TeX. A test compiles everything and says what is missing here.
 */
const made = '∇∑−∗∥∣⋅⋯⊤⏟ℓδηë∝⎧⎨⎩Łö\u2005\u2009\u200a\u200b';

const isWritten = (name: string) =>
  /\.(svelte|ts|js|json|md|html|css|bib)$/.test(name) && !/\.test\.ts$/.test(name);

/** Set in the reader's own fonts: the book's have no such glyphs. */
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Characters that are written as what they are or as `\u2002`. */
function charactersOf(text: string): string[] {
  const escaped = [...text.matchAll(/\\u\{?([\da-f]{4,6})\}?/gi)].map(([, hex]) => parseInt(hex, 16));
  return [...text, ...escaped.filter((code) => code <= 0x10ffff).map((code) => String.fromCodePoint(code))];
}

/** Everything that the book may set in fonts of its own, each character once and in order. */
export function characters(): string {
  const found = new Set(made);
  // A reader types what no source holds.
  for (let code = 0x20; code < 0x7f; code++) found.add(String.fromCodePoint(code));
  for (const folder of ['content', 'src'])
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && isWritten(entry.name))
        for (const character of charactersOf(readFileSync(join(entry.parentPath, entry.name), 'utf8')))
          if (!chinese.test(character)) found.add(character);
  return [...found].sort().join('');
}
