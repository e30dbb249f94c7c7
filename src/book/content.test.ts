import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { anatomy, headingsWithoutId } from './anatomy.ts';
import { readBibliography } from './references/format.ts';

const content = fileURLToPath(new URL('../../content', import.meta.url));
const read = (...path: string[]) => readFileSync(join(content, ...path), 'utf8');
const chapters = readdirSync(content).filter((name) => /^\d\d-/.test(name));

const keys = readBibliography(read('references.bib')).map(({ key }) => key);
const glossaryText = read('glossary.json');
const glossary: Record<string, Record<string, { term: string; text: string }>> = JSON.parse(glossaryText);

test('there are chapters to check', () => {
  expect(chapters).not.toEqual([]);
});

test('no two sources share a key', () => {
  expect(new Set(keys).size).toBe(keys.length);
});

test('no term stands twice in the glossary', () => {
  const ids = [...glossaryText.matchAll(/^ {2}"([\w-]+)": \{/gm)].map(([, id]) => id);
  expect(ids).toEqual(Object.keys(glossary));
});

test.each(Object.entries(glossary))('the term "%s" is explained in both languages', (_id, entry) => {
  for (const lang of ['en', 'zh']) {
    expect(entry[lang]?.term).toBeTruthy();
    expect(entry[lang]?.text).toBeTruthy();
  }
});

describe.each(chapters)('%s', (chapter) => {
  const [en, zh] = ['en.md', 'zh.md'].map((file) => read(chapter, file));

  test('has the same headings, figures, exercises, sources and equations in both languages', () => {
    expect(anatomy(zh)).toEqual(anatomy(en));
  });

  test('gives every heading an id that both languages share', () => {
    expect(headingsWithoutId(en)).toEqual([]);
    expect(headingsWithoutId(zh)).toEqual([]);
  });

  test.each([
    ['English', en],
    ['Chinese', zh]
  ])('uses only known sources and terms in %s', (_language, source) => {
    const terms = [...source.matchAll(/<Term\s[^>]*?id="([\w-]+)"/g)].map((match) => match[1]);
    expect(anatomy(source).cites.filter((key) => !keys.includes(key))).toEqual([]);
    expect(terms.filter((id) => !(id in glossary))).toEqual([]);
  });

  test('has at least three exercises', () => {
    expect(anatomy(en).exercises.length).toBeGreaterThanOrEqual(3);
  });
});

test('a heading, a figure or an exercise that one language lacks is noticed', () => {
  const script = "<script>\nimport Fig1 from '$widgets/fig1/index.ts';\n</script>\n";
  const whole = `${script}## A {#a}\n\n<Fig1>text</Fig1>\n\n<Exercise id="e" title="E">\n\n</Exercise>\n`;
  for (const part of ['## A {#a}', '<Fig1>text</Fig1>', '<Exercise id="e" title="E">']) {
    expect(anatomy(whole.replace(part, ''))).not.toEqual(anatomy(whole));
  }
});
