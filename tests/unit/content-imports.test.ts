import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { forbidden, importsOf } from '../../tools/lint/rooms.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const chapters = readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => `content/${path.replaceAll('\\', '/')}`);

test('there are chapters to check', () => {
  expect(chapters).not.toEqual([]);
});

test.each(chapters)('%s imports widgets and the book, and nothing else', (path) => {
  const complaints = importsOf(readFileSync(join(root, path), 'utf8'))
    .map((specifier) => forbidden(path, specifier))
    .filter((complaint) => complaint !== undefined);
  expect(complaints).toEqual([]);
});

test('every import of a chapter is seen: of values, of effects, late ones, in any script of the page', () => {
  const markdown = [
    '<script module>',
    "  import { a } from '$engine';",
    '</script>',
    "The word import 'x' in prose is no import.",
    '<script lang="ts">',
    '  import "../a.css";',
    '  import B,',
    "    { c } from '$book/c.ts';",
    "  const d = import('d3');",
    '</script>'
  ].join('\n');
  expect(importsOf(markdown)).toEqual(['$engine', '../a.css', '$book/c.ts', 'd3']);
});

test.each([
  '$engine',
  '$frame/widget.ts',
  '$figure/format.ts',
  'd3',
  '../../src/engine/index.ts',
  '../../tools/run.mjs'
])('a chapter that imports %s is refused', (specifier) => {
  expect(forbidden('content/02-repeated-ones/en.md', specifier)).toMatch(/may not/);
});
