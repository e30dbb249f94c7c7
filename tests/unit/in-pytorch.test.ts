import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/book/markdown/index.js';
import { chapters } from '../chapter.ts';
import { programs } from '../in-pytorch.ts';

const content = new URL('../../content/', import.meta.url);
const folders = readdirSync(content).filter((name) => existsSync(new URL(`${name}/en.md`, content)));

test('every chapter has a program, and the engine knows what it prints', () => {
  expect(folders).not.toEqual([]);
  expect(Object.keys(programs)).toEqual(folders);
});

describe.each(folders)('the program of %s', (folder) => {
  const path = new URL(`${folder}/in-pytorch.py`, content);
  const code = readFileSync(path, 'utf8');
  const lines = code.trimEnd().split('\n');
  const { numbers, page } = programs[folder]();

  test('is short, fits into its box, and is written in ASCII', () => {
    expect(lines.length).toBeGreaterThanOrEqual(10);
    expect(lines.length).toBeLessThanOrEqual(30);
    expect(lines.filter((line) => line.length > 70)).toEqual([]);
    expect(code).toMatch(/^[\n -~]*$/);
  });

  test('ends with the number as the page prints it, which is the engine’s', () => {
    expect(lines.at(-1)).toBe(`# On the page: ${page.join(' and ')}`);
    for (const number of numbers) expect(Number.isFinite(number)).toBe(true);
  });

  describe.each(chapters(path.href))('in $lang', ({ lang, text }) => {
    const [, section] = /^## .* \{#in-pytorch\}\n([\s\S]*?)(?=^## )/m.exec(text) ?? [];
    const elsewhere = text.replace(section, '');
    const half = { en: 'half', zh: '一半' }[lang];
    const printed = (said: string) =>
      said === 'half' ? half : said.replace(/^(.+)e(-\d+)$/, '$1 \\cdot 10^{$2}');

    test('prints what stands elsewhere on the page, and what its own section announces', () => {
      for (const number of page.map(printed)) {
        const whole = new RegExp(`(?<![\\d.])${number.replace(/[.\\^{}]/g, '\\$&')}(?!\\d)`);
        expect(section).toMatch(whole);
        expect(elsewhere).toMatch(whole);
      }
    });

    test('is shown from its file', async () => {
      expect(section).toContain('\n<Program />\n');
      expect(text).not.toContain('```python');
      const filename = new URL(`${lang}.md`, path).pathname;
      const done = await markdown().markup({ content: readFileSync(filename, 'utf8'), filename });
      expect(done?.dependencies).toContain(path.pathname);
      const [, html] = /<Program>([\s\S]*?)<\/Program>/.exec(done?.code ?? '') ?? [];
      // A tag whose text the browser's build does not hold.
      const [, json] = /^\{@html import\.meta\.env\.SSR \|\| import\.meta\.env\.DEV \? (".*") : ' '\}$/.exec(
        html.trim()
      ) ?? ['', '""'];
      const shown: string = JSON.parse(json);
      expect(shown).toMatch(/^\s*<pre [^>]*tabindex="0"/);
      expect(shown).toContain('var(--code-token-comment)');
      const bare = shown
        .replace(/<[^>]*>/g, '')
        .replace(/&#x([0-9A-F]+);/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
      expect(bare.trim()).toBe(code.trim());
    });
  });
});
