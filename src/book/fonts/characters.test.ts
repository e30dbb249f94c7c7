import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markdown } from '../markdown/index.js';
import { readBibliography } from '../references/format.ts';
import { characters } from './characters.ts';

const root = new URL('../../..', import.meta.url).pathname;
const chapters = readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.md')
);

/** Chinese, which is set in the reader's fonts, and what draws nothing: tabs, and marks that MathML alone holds. */
const beside = /[\t\p{Script=Han}\u3000-\u303f\uff00-\uffef\u2061-\u2064]/u;

const known = new Set(characters());
const missing = (text: string) =>
  [...new Set(text)].filter((character) => !beside.test(character) && !known.has(character));

test.each(chapters)(
  'every character that %s sets is in the fonts, those of its formulas too',
  async (name) => {
    const filename = join(root, 'content', name);
    const compiled = await markdown().markup({ content: readFileSync(filename, 'utf8'), filename });
    expect(compiled?.code).toContain('metadata');
    expect(missing(compiled?.code ?? '')).toEqual([]);
  }
);

test('every character of the sources is in the fonts, accents that are written as TeX too', () => {
  const references = readBibliography(readFileSync(join(root, 'content/references.bib'), 'utf8'));
  const text = JSON.stringify(references);
  expect(text).toContain('ë');
  expect(missing(text)).toEqual([]);
});

test('characters that the code writes as escapes are in the fonts', () => {
  expect(missing('\u2002\u2060')).toEqual([]);
});

test('figures name in their markup no character but those that every font has', () => {
  const named = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .flatMap((name) => readFileSync(join(root, 'src', name), 'utf8').match(/&#?\w+;/g) ?? []);
  expect(named.filter((entity) => !/^&(lt|gt|amp|quot|ensp);$/.test(entity))).toEqual([]);
});
