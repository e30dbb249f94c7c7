import { afterEach, expect, test, vi } from 'vitest';
import { ParamStore } from '$frame/store.svelte.ts';
import { learnSelective } from '$training/selective/job.ts';
import { LEARNED } from '$training/selective/learning.ts';
import { Server } from '$training/work/serve.ts';
import { plainBackend, Work } from '$training/work/work.svelte.ts';
import { layoutOf } from './layout.ts';
import { gates, SelectiveMemory } from './model.svelte.ts';
import { parameters, type SelectiveParams } from './params.ts';
import { strings } from './strings.ts';
import { verdictOf } from './words.ts';

const made: SelectiveMemory[] = [];
afterEach(() => made.splice(0).forEach((model) => model.destroy()));

/** What the workers do, done here: a test of the page has the workers themselves. */
const here = () =>
  new Work(
    () => {
      throw new Error('no workers here');
    },
    { here: () => new Server(learnSelective), choose: plainBackend }
  );
function make(given: Partial<SelectiveParams> = {}) {
  const store = new ParamStore(parameters, { ...parameters.defaults, ...given });
  const model = new SelectiveMemory(store.params, here(), here());
  made.push(model);
  return model;
}
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 50_000 });

test('at first nothing is learned, and the gates shown are those of the start', () => {
  const model = make();
  expect([model.t, model.truth, model.reading]).toEqual([0, undefined, undefined]);
  expect(verdictOf(model, strings.en)).toContain('3 letters among silence, 16 steps');
  for (const gate of gates) {
    const { keeps, says, trace } = model.readings[gate];
    expect([keeps.length, keeps[0].length, says.length]).toEqual([16, 16, 16]);
    // Sorted by what they keep in all, and otherwise what the trace has.
    const sums = keeps[0].map((_, unit) => keeps.reduce((sum, row) => sum + row[unit], 0));
    expect(sums).toEqual([...sums].sort((a, b) => a - b));
    expect([...keeps[5]].sort()).toEqual(Array.from(trace.gates(0, 5).z).sort());
  }
  const { fixed } = model.readings;
  expect(fixed.keeps[0]).toEqual(fixed.keeps[15]);
});

test('a gate of the input learns letters that stand anywhere, a fixed one does not; then one sequence passes', async () => {
  const model = make({ seeds: 1, steps: 10, letters: 2, units: 8, updates: 300 });
  model.play?.();
  await until(() => model.over);
  expect([model.t, model.learned, model.truth]).toEqual([12, 12, 1]);
  expect(model.countOf('input')).toEqual({ learned: 1, all: 1 });
  expect(model.countOf('fixed').learned).toBe(0);
  expect(model.scores.input.median.at(-1)).toBeGreaterThan(LEARNED);
  const { silence, letter } = model.meanKeep('input');
  expect(silence).toBeGreaterThan(letter + 0.1);
  // From here on the frame's clock plays.
  expect(model.play).toBeUndefined();
  model.seek(14);
  expect([model.t, model.reading]).toEqual([14, 2]);
  expect(verdictOf(model, strings.en)).toMatch(/^Step 2, /);
  model.seek(22);
  expect(model.reading).toBe(10);
  model.seek(3);
  expect([model.t, model.reading, model.over]).toEqual([3, undefined, true]);
  model.seek(12);
  model.change({ hold: true });
  expect(model.held).toBeLessThan(0.75);
  expect(model.readings.input.keeps[0]).toEqual(model.readings.input.keeps[9]);
  model.reset();
  expect([model.t, model.truth]).toEqual([0, undefined]);
});

test('where the letters always stand at the same steps, both learn', async () => {
  const model = make({ spacing: 'regular', seeds: 1, steps: 10, letters: 2, units: 8, updates: 300 });
  model.seek(12);
  await until(() => model.truth !== undefined);
  expect(model.truth).toBe(0);
});

test('updates are whole tests, and the network shown is one that there is', () => {
  const { params } = new ParamStore(parameters, {
    ...parameters.defaults,
    updates: 333,
    network: 8,
    seeds: 2
  });
  expect([params.updates, params.network]).toEqual([325, 2]);
});

test('the picture is nowhere taller than a stage', () => {
  for (const width of [272, 390, 768, 960]) {
    const { height, maps } = layoutOf(width);
    expect(height).toBeLessThanOrEqual(460);
    expect(maps[1].x).toBeGreaterThan(maps[0].x + maps[0].width);
    expect(maps[1].x + maps[1].width).toBeLessThanOrEqual(width);
  }
});
