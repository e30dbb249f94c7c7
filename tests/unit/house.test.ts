import { describe, expect, test } from 'vitest';
import { circlesIn, measure, rangesIn, sourcesOf } from '../../tools/house.mjs';

const root = new URL('../..', import.meta.url).pathname;

test('files that import each other in a ring are found, by type or through others, and a chain is none', () => {
  const source = (path: string, ...imports: string[]) => ({
    path,
    text: imports.map((from) => `import type { A } from '${from}';`).join('\n')
  });
  const sources = [
    source('src/a/one.ts', './two.ts'),
    source('src/a/two.ts', '$b/three.ts'),
    source('src/b/three.ts', '../a/one.ts', './four.ts'),
    source('src/b/four.ts')
  ];
  expect(circlesIn(sources)).toEqual([['src/a/one.ts', 'src/a/two.ts', 'src/b/three.ts']]);
  expect(circlesIn(sources.slice(1))).toEqual([]);
});

test('a range written beside a control is found, and one that is asked for is none', () => {
  const ranges = (text: string) => rangesIn({ path: 'src/widgets/a/View.svelte', text });
  expect(ranges('<input type="range" min="0" max={most} />')).toEqual(['min="0"']);
  expect(ranges('<Slider name="w" max={-2.5} />')).toEqual(['max={-2.5}']);
  expect(ranges('<Slider name="w" max={longest} step={0.05} />')).toEqual([]);
});

describe('a control', () => {
  const controls = sourcesOf(root).flatMap(({ path, text }) =>
    path.startsWith('src/widgets/') && path.endsWith('.svelte')
      ? [...text.matchAll(/<(?:Slider|Choice|Radios|Check|Whole)\s[^>]*?\bname="(\w+)"/g)].map(
          ([, name]) => ({
            id: path.split('/')[2],
            name
          })
        )
      : []
  );
  const declared = import.meta.glob<{ parameters: { names: readonly string[] } }>(
    '../../src/widgets/*/params.ts',
    { eager: true }
  );

  test('names a parameter that its figure has', () => {
    const unknown = controls.filter(
      ({ id, name }) => !declared[`../../src/widgets/${id}/params.ts`].parameters.names.includes(name)
    );
    expect(controls.length).toBeGreaterThan(0);
    expect(unknown).toEqual([]);
  });
});

describe('the figures', () => {
  const house = measure(root);

  test('write no range a second time beside the parameter that declares it', () => {
    expect(house.ranges).toEqual([]);
  });

  test('stay short, what they share standing in rooms of its own', () => {
    expect(house.mean).toBeLessThanOrEqual(950);
  });

  test('draw every chart by the shared marks', () => {
    expect(house.charts).toEqual([]);
  });

  test('declare few fonts of their own, and keep their style sheets short', () => {
    expect(house.fonts.length).toBeLessThanOrEqual(12);
    expect(house.css).toBeLessThanOrEqual(1800);
  });
});

test('no files of the book import each other in a ring', () => {
  expect(measure(root).circles).toEqual([]);
});
