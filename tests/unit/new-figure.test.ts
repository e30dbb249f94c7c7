import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import figure from '../../src/example/index.ts';
import { still } from '../../src/routes/still.server.ts';
import { newFigure } from '../../tools/new-figure.ts';
import { root } from '../../tools/run.mjs';

const example = readdirSync(join(root, 'src/example'));

test('a new figure has every file of the example, under its own id and name', () => {
  const files = newFigure('fading-trace');
  expect(files.map(({ path }) => path)).toEqual(example.map((name) => `src/widgets/fading-trace/${name}`));
  const all = files.map(({ text }) => text).join('\n');
  expect(all).not.toMatch(/example/i);
  expect(all).toContain("id: 'fading-trace'");
  expect(all).toContain('export class FadingTrace extends');
  expect(all).toContain('type FadingTraceStrings =');
});

test.each(['', 'Fading', '2-gates', 'fading_trace', 'fading--trace', '-fading', '../fading', 'a/b', '门'])(
  'refuses "%s", which is no address',
  (id) => {
    expect(() => newFigure(id)).toThrow(`"${id}" is not`);
  }
);

test('refuses the id of a figure that is there', () => {
  expect(() => newFigure('lstm-gates')).toThrow('There is a figure "lstm-gates" already');
});

test.each(['network', 'timed', 'view', 'view-props'])(
  'refuses "%s", whose class would hide something that a figure uses',
  (id) => {
    expect(() => newFigure(id)).toThrow('something else is');
  }
);

test.each(['en', 'zh'] as const)('the example draws its picture and says its state, in %s', (lang) => {
  const { definition } = figure;
  expect(still(definition, lang)).toMatch(/<path[^>]*stroke="var\(--q-h\)"/);
  const { Model, parameters, strings } = definition;
  const model = new Model({ ...parameters.defaults });
  model.seek?.(1);
  expect(definition.describe(model, strings[lang], lang)).toMatch(/1.*0\.76/);
});

test.each(example)('CONTRIBUTING shows %s of the example as it is', (name) => {
  const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const file = readFileSync(join(root, 'src/example', name), 'utf8');
  expect(page).toContain(`\`\`\`${name.endsWith('.svelte') ? 'svelte' : 'ts'}\n${file}\`\`\``);
});
