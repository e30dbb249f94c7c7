import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  parse,
  wcagContrast,
  type Color
} from 'culori';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');
const css = read('figure/colors.css');
/** What code is written in, on a panel: parts of speech by the names of palette colours. */
const inCode = [...read('book/book.css').matchAll(/--code-((?:token-)?[\w-]+): var\(--([\w-]+)\)/g)]
  .filter(([, part]) => part !== 'background')
  .map(([, part, name]): [string, string] => [part, name]);

/** The custom properties of one block that are plain colours. */
function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name, color]) => [name, color])
  );
}

/** Colours that meet in one figure. */
const sets = [
  ['x', 'h', 'y', 'c', 'grad'],
  ['i', 'f', 'o', 'g'],
  ['c', 'h', 'i', 'f', 'o', 'g']
];
const quantities = [...new Set(sets.flat())];
const texts = ['ink', 'ink-2', 'accent', 'good', 'bad'];

const pairs = (names: string[]) =>
  names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));

const sights: Record<string, (color: Color) => Color> = {
  normal: (color) => color,
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1)
};

test('code has colours to be checked', () => {
  expect(inCode.map(([part]) => part)).toContain('token-comment');
});

describe.each([
  ['light', ':root', 4.6],
  ['dark', ":root[data-theme='dark']", 6.2]
] as const)('the %s palette', (_, selector, contrast) => {
  const colors = block(selector);

  test.each(quantities)(`writes %s at a contrast of at least ${contrast} on the page`, (name) => {
    expect(wcagContrast(colors[`q-${name}`], colors.page)).toBeGreaterThanOrEqual(contrast);
  });

  test.each(texts.flatMap((name) => ['page', 'panel', 'panel-2'].map((ground) => [name, ground])))(
    'writes %s at a contrast of at least 4.5 on %s',
    (name, ground) => {
      expect(wcagContrast(colors[name], colors[ground])).toBeGreaterThanOrEqual(4.5);
    }
  );

  test.each(inCode)('writes %s of code, in %s, at a contrast of at least 4.5 on a panel', (_part, name) => {
    expect(wcagContrast(colors[name], colors.panel)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['line-2', 'neg', 'pos'])('marks with %s at a contrast of at least 3 on the page', (name) => {
    expect(wcagContrast(colors[name], colors.page)).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(sights))(
    'keeps colours that meet apart for %s sight: CIEDE2000 of at least 16',
    (_, see) => {
      const difference = differenceCiede2000();
      const seen = (name: string) => {
        const color = parse(colors[`q-${name}`]);
        if (!color) throw new Error(`There is no colour for ${name}.`);
        return see(color);
      };
      const close = sets
        .flatMap(pairs)
        .map(([a, b]) => [a, b, difference(seen(a), seen(b))] as const)
        .filter(([, , apart]) => apart < 16);
      expect(close).toEqual([]);
    }
  );
});
