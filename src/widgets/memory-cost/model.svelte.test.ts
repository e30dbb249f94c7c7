import { compileKernels } from '$engine';
import type { Json } from '$frame/params/index.ts';
import type { Measurement, PassAsk } from '$training/memory/job.ts';
import type { Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import { predict } from '$training/memory/prediction.ts';
import { figureOf } from '$frame/testing.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { layOut } from './layout.ts';
import { LENGTHS, MemoryCost } from './model.svelte.ts';
import { parameters, type MemoryParams } from './params.ts';
import { statusOf } from './status.ts';
import { strings } from './strings.ts';

const made: MemoryCost[] = [];
afterEach(() => made.splice(0).forEach((model) => model.destroy()));

function figure(given: Partial<MemoryParams> = {}, work?: Work<Served<readonly PassAsk[], Measurement>>) {
  const model = figureOf(MemoryCost, parameters, { hidden: 4, ...given }, work);
  made.push(model);
  return model;
}
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 30_000 });
const list = (value: Json) => value as (number | null)[];

test('before anything is measured it says the bytes of every pass, and no time', () => {
  const model = figure({ hidden: 32 });
  const { bytes } = predict('rnn', 32);
  const values = model.values();
  expect(values.bytesFull).toEqual(
    LENGTHS.map((T) => bytes({ method: 'full', T, window: T, checkpoints: 1 }))
  );
  expect(values.bytesTruncated).toEqual(
    LENGTHS.map((T) => bytes({ method: 'truncated', T, window: 50, checkpoints: 1 }))
  );
  expect(list(values.measuredBytesFull).every((value) => value === null)).toBe(true);
  expect(list(values.microsecondsFull).every((value) => value === null)).toBe(true);
  expect(statusOf(model, strings.en).said).toContain('6.72 MB');
});

test('steps measure one length after the other in the worker: counted bytes are the predicted ones', async () => {
  const model = figure({ cell: 'lstm' });
  model.step(1);
  expect(model.t).toBe(1);
  model.step(1);
  await until(() => !model.measuring);
  const values = model.values();
  for (const method of ['Full', 'Truncated', 'Checkpointed']) {
    const [measured, predicted] = [list(values[`measuredBytes${method}`]), list(values[`bytes${method}`])];
    expect(measured.slice(0, 2)).toEqual(predicted.slice(0, 2));
    expect(measured.slice(2).every((value) => value === null)).toBe(true);
    for (const time of list(values[`microseconds${method}`]).slice(0, 2)) expect(time).toBeGreaterThan(0);
  }
  expect(list(values.differenceCheckpointed)[1]).toBeLessThan(1e-5);
  expect(values.backend).toBe((await compileKernels()) ? 'wasm' : 'ts');
  expect(statusOf(model, strings.en).said).toContain('2 of 10');
});

test('what was measured is seen again without a worker, and a changed chunk leaves the other passes’ points', async () => {
  const model = figure();
  model.seek(3);
  await until(() => !model.measuring);
  model.seek(1);
  expect(list(model.values().microsecondsFull).map((time) => time !== null)).toEqual(
    LENGTHS.map((_, i) => i < 1)
  );
  model.seek(3);
  expect(model.measuring).toBe(false);
  model.change({ window: 7 });
  expect(model.shown('full', 2)).toBeDefined();
  expect(model.shown('checkpointed', 2)).toBeDefined();
  expect(model.shown('truncated', 2)).toBeUndefined();
  expect(model.missing).toBe(3);
});

test('play measures all lengths; a pause ends the worker and keeps what was measured', async () => {
  const model = figure({ hidden: 2 });
  model.play();
  expect(model.playing).toBe(true);
  await until(() => model.t >= 2);
  model.pause();
  const { t } = model;
  expect(model.playing).toBe(false);
  expect(model.measured('full', LENGTHS[t - 1])).toBeDefined();
  expect(model.t).toBe(t);
  model.play();
  await until(() => model.t === LENGTHS.length && !model.playing);
  expect(model.missing).toBe(0);
});

test('a worker that cannot start is named, and measuring can be tried again', async () => {
  const model = figure(
    {},
    new Work<Served<readonly PassAsk[], Measurement>>(() => {
      throw new Error('no workers here');
    })
  );
  model.step(1);
  await until(() => model.failure !== undefined);
  expect(model.failure?.kind).toBe('start');
  expect(model.measuring).toBe(false);
});

test('the exercise: nothing is scored unmeasured; too few do not fit, more than needed earn half, the fewest all', async () => {
  const { fewest } = predict('rnn', 4);
  const budget = 9000;
  const least = fewest(500, budget);
  if (least === undefined) throw new Error('The budget is too small for this test.');
  expect(least).toBeGreaterThan(2);
  const model = figure({ T: 500, budget, checkpoints: least - 1 });
  expect(model.score).toBeUndefined();
  const scoreWith = async (checkpoints: number) => {
    model.change({ checkpoints });
    expect(model.score).toBeUndefined();
    model.check();
    await until(() => !model.measuring);
    expect(model.values().trialBytes).toBe(
      predict('rnn', 4).bytes({ method: 'checkpointed', T: 500, window: 1, checkpoints })
    );
    return model.score;
  };
  expect(await scoreWith(least - 1)).toBe(0);
  expect(statusOf(model, strings.en).tone).toBe('bad');
  expect(await scoreWith(least + 1)).toBe(0.5);
  expect(await scoreWith(least)).toBe(1);
  expect(statusOf(model, strings.zh).tone).toBe('good');
});

test('no panel leaves the picture', () => {
  for (const width of [288, 500, 720, 1100]) {
    const { height, below, boxes, bytes, bytesFolded, time, choice } = layOut(width);
    for (const [place, most] of [
      [boxes, height],
      [time, height],
      [bytes, bytesFolded ? below : height],
      [choice, below]
    ] as const) {
      expect(place.x + place.width).toBeLessThanOrEqual(width);
      expect(place.y + place.height).toBeLessThanOrEqual(most);
    }
  }
});
