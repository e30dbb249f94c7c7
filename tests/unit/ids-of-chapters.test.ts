import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { anatomy } from '../../src/book/anatomy.ts';

const content = fileURLToPath(new URL('../../content', import.meta.url));
const chapters = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => path.replaceAll('\\', '/'));

/** Ids that a chapter's figures have in the page: each its own name, or the one that it is given. */
function figureIds(source: string): string[] {
  const names = /^figures: \[(.*)\]$/m.exec(source)?.[1] ?? '';
  const given = [...source.matchAll(/<[A-Z]\w*\s[^>]*?\bid="(figure-[\w-]+)"/g)].map((match) => match[1]);
  return [...names.split(',').map((name) => name.trim()), ...given].filter((id) => id !== '');
}

test('there are chapters with figures to check', () => {
  const all = chapters.flatMap((path) => figureIds(readFileSync(join(content, path), 'utf8')));
  expect(all).toContain('latch');
  expect(all).toContain('figure-hold');
});

test.each(chapters)(
  '%s: no heading has the id of a figure, so that every link leads to one place',
  (path) => {
    const source = readFileSync(join(content, path), 'utf8');
    const figures = figureIds(source);
    expect(anatomy(source).headings.filter((id) => figures.includes(id))).toEqual([]);
  }
);
