import { ESLint } from 'eslint';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({ cwd: root });

/** The rules that a file of this text at this path would break. */
async function broken(path: string, code: string) {
  const [result] = await eslint.lintText(code, { filePath: join(root, path) });
  return result.messages.map(({ ruleId }) => ruleId);
}

const svelte = (code: string) => `<script lang="ts">\n${code}\n</script>\n`;

const forbidden: [why: string, path: string, code: string][] = [
  [
    'the engine imports nothing outside itself',
    'src/engine/a.ts',
    "export { format } from '../figure/format.ts';"
  ],
  ['the engine uses no package', 'src/engine/cells/a.ts', "export { range } from 'd3';"],
  ['training does not draw', 'src/training/a.ts', "export { format } from '$figure/format.ts';"],
  ['marks do not know the frame', 'src/figure/a.ts', "export { params } from '$frame/params/index.ts';"],
  ['the engine does not know marks', 'src/engine/a.ts', "export { format } from '$figure/format.ts';"],
  ['the frame does not know a widget', 'src/frame/a.ts', "export { default } from '../widgets/a/index.ts';"],
  ['the frame does not know the book', 'src/frame/a.ts', "export { default } from '$book/a.ts';"],
  ['a widget imports no other widget', 'src/widgets/one/a.ts', "export { default } from '../two/index.ts';"],
  [
    'an alias hides no other widget',
    'src/widgets/one/a.ts',
    "export { default } from '$widgets/two/index.ts';"
  ],
  [
    'the general alias hides nothing',
    'src/widgets/one/a.ts',
    "export { default } from '$lib/widgets/two/index.ts';"
  ],
  ['a late import is an import', 'src/widgets/one/a.ts', "export const two = import('../two/index.ts');"],
  [
    'a glob is an import',
    'src/frame/a.ts',
    "export const all = import.meta.glob(['../widgets/*/index.ts']);"
  ],
  [
    'a glob of prose would run it',
    'src/training/a.ts',
    "export const all = import.meta.glob('/content/*/en.md', { eager: true });"
  ],
  ['a view imports no other widget', 'src/widgets/one/V.svelte', svelte("import '../two/index.ts';")],
  ['the book does not name widgets', 'src/book/a.ts', "export { default } from '$widgets/one/index.ts';"],
  ['routes do not compute', 'src/routes/a.ts', "export { Network } from '$engine';"],
  ['nothing reaches out of src', 'src/figure/a.ts', "export { root } from '../../tools/run.mjs';"]
];

const allowed: [what: string, path: string, code: string][] = [
  ['a file of its own room', 'src/engine/cells/a.ts', "export { Rng } from '../rng.ts';"],
  ['the engine, for training', 'src/training/a.ts', "export { Network } from '$engine';"],
  [
    'prose as a corpus, for training',
    'src/training/a.ts',
    "export { default } from '/content/01-a/en.md?raw';"
  ],
  [
    'prose by glob as a corpus, for training',
    'src/training/a.ts',
    "export const all = import.meta.glob('/content/*/en.md', { query: '?raw' });"
  ],
  ['d3, for marks', 'src/figure/a.ts', "export { scaleLinear } from 'd3';"],
  ['the engine, for marks', 'src/figure/a.ts', "export { unrollGraph } from '$engine';"],
  ['marks, for the frame', 'src/frame/a.ts', "export { format } from '$figure/format.ts';"],
  ['its own files, for a widget', 'src/widgets/one/a.ts', "export { strings } from './strings.ts';"],
  [
    'widgets by glob, for routes',
    'src/routes/a.ts',
    "export const all = import.meta.glob('/src/widgets/*/index.ts');"
  ]
];

describe('the lint rule of who may import whom', () => {
  test.each(forbidden)('refuses it where %s', async (_, path, code) => {
    expect(await broken(path, code)).toEqual(['unrolled/rooms']);
  });

  test.each(allowed)('allows %s', async (_, path, code) => {
    expect(await broken(path, code)).toEqual([]);
  });

  test('keeps prose as prose: training may read it but not run it', async () => {
    expect(await broken('src/training/a.ts', "export { default } from '/content/01-a/en.md';")).toEqual([
      'unrolled/rooms'
    ]);
  });

  test.each(['select', 'selectAll', 'axisBottom', 'transition'])(
    'refuses d3.%s, which draws',
    async (name) => {
      expect(await broken('src/figure/a.ts', `export { ${name} } from 'd3';`)).toEqual([
        'no-restricted-imports'
      ]);
    }
  );

  test.each(['d3-selection', 'd3-axis'])('refuses the package %s', async (name) => {
    expect(await broken('src/widgets/one/a.ts', `export * from '${name}';`)).toEqual([
      'no-restricted-imports'
    ]);
  });

  test.each([
    ['a clock', 'export const now = () => Date.now();', 'no-restricted-globals'],
    ['a stopwatch', 'export const now = () => performance.now();', 'no-restricted-globals'],
    ['the page', 'export const title = () => document.title;', 'no-restricted-globals'],
    ['chance', 'export const any = () => Math.random();', 'no-restricted-properties']
  ])('refuses the engine %s', async (_, code, rule) => {
    expect(await broken('src/engine/a.ts', code)).toEqual([rule]);
  });

  test('cannot be switched off by a comment', async () => {
    const code = "// eslint-disable-next-line\nexport { params } from '$frame/params/index.ts';";
    expect(await broken('src/figure/a.ts', code)).toContain('unrolled/rooms');
  });
});
