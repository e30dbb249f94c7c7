import { expect, test } from 'vitest';
import { Rng } from '../../engine/index.ts';
import {
  CHECK_EVERY,
  LagLearning,
  LEARNED,
  recurrentNames,
  rowsOf,
  startOf,
  type LagSpec
} from './learning.ts';
import { LagStream, pairsSeen } from './task.ts';
import { told } from '../work/testing.ts';
import { learnLag, type Course } from './job.ts';

const spec: LagSpec = { lag: 3, window: 4, clear: false, start: 'orthogonal' };
const train = (learning: LagLearning, updates: number) => {
  while (learning.updates < updates) learning.update();
  return learning;
};
const untilLearned = (learning: LagLearning, most: number) => {
  while (learning.updates < most && learning.accuracy() < LEARNED)
    train(learning, learning.updates + CHECK_EVERY);
  return learning.accuracy();
};

test('a row asks for the bit that it read `lag` steps ago, across every border between two reads', () => {
  const [lag, rows, T] = [5, 3, 4];
  const stream = new LagStream(lag, rows, new Rng(2));
  const bits: number[][] = [];
  for (let read = 0; read < 6; read++) {
    const x = new Float32Array(T * rows);
    const wanted = new Int32Array(T * rows);
    stream.read(x, wanted);
    for (let t = 0; t < T; t++) {
      bits.push(Array.from(x.subarray(t * rows, (t + 1) * rows), (bit) => (bit + 1) / 2));
      const past = bits[bits.length - 1 - lag];
      if (past) expect(Array.from(wanted.subarray(t * rows, (t + 1) * rows))).toEqual(past);
    }
  }
  expect(new Set(bits.flat())).toEqual(new Set([0, 1]));
});

test('a window holds the pairs that lie inside it whole: counted one by one, window − lag', () => {
  for (let window = 1; window <= 24; window++) {
    for (let lag = 1; lag <= 8; lag++) {
      let inside = 0;
      for (let t = 0; t < window; t++) if (t - lag >= 0) inside++;
      expect(pairsSeen(window, lag)).toBe(inside);
    }
  }
});

test('every window gets as many answers an update, give or take half a row', () => {
  for (let window = 1; window <= 24; window++)
    expect(Math.abs(rowsOf(window) * window - 480)).toBeLessThanOrEqual(window / 2);
});

test('the same seed learns to the same bits, and another seed to others', () => {
  const once = train(new LagLearning(spec, 7, 'trained'), 30);
  expect(train(new LagLearning(spec, 7, 'trained'), 30).network.data).toEqual(once.network.data);
  expect(train(new LagLearning(spec, 8, 'trained'), 30).network.data).not.toEqual(once.network.data);
});

test('a frozen recurrence stays as it was drawn, to the bit, while its head learns', () => {
  const { network } = train(new LagLearning(spec, 3, 'frozen'), 60);
  const drawn = startOf(3, spec.start, 'float32');
  for (const name of recurrentNames(network))
    expect(network.parameter(name).data, name).toEqual(drawn.parameter(name).data);
  expect(network.parameter('head.weight').data).not.toEqual(drawn.parameter('head.weight').data);
});

test('trained and frozen networks of a seed start from the same weights', () => {
  expect(new LagLearning(spec, 5, 'trained').network.data).toEqual(
    new LagLearning(spec, 5, 'frozen').network.data
  );
});

test('a step that is not finite changes no weight, and its state is not carried on', () => {
  const learning = train(new LagLearning(spec, 3, 'trained'), 2);
  const weights = learning.network.parameter('weight_hh_l0').data;
  const [weight] = weights;
  weights[0] = NaN;
  const before = learning.network.data.slice();
  train(learning, 3);
  expect(learning.loss).toBeNaN();
  expect(learning.network.data).toEqual(before);
  weights[0] = weight;
  const first = learning.network.data.slice();
  train(learning, 4);
  expect(learning.loss).toBeGreaterThan(0);
  expect(learning.network.data).not.toEqual(first);
  expect(learning.network.data.every(Number.isFinite)).toBe(true);
});

test('a window one step longer than the lag learns it, and one as long does not', () => {
  const six = { ...spec, lag: 6 };
  expect(untilLearned(new LagLearning({ ...six, window: 7 }, 1, 'trained'), 600)).toBeGreaterThanOrEqual(
    LEARNED
  );
  expect(untilLearned(new LagLearning({ ...six, window: 6 }, 1, 'trained'), 300)).toBeLessThan(0.8);
});

test('memory reaches across borders: cleared at each, a network that learned is right only where the window holds the pair', () => {
  const lag = 4;
  const window = 6;
  const learning = new LagLearning({ ...spec, lag, window }, 2, 'trained');
  expect(untilLearned(learning, 600)).toBeGreaterThanOrEqual(LEARNED);
  // (L − k)/L known, half of the rest guessed.
  const expected = (pairsSeen(window, lag) + lag / 2) / window;
  expect(Math.abs(learning.accuracyCleared() - expected)).toBeLessThan(0.04);
});

test('clearing the state while training changes what is learned, though the first chunk is the same', () => {
  const carried = new LagLearning(spec, 4, 'trained');
  const cleared = new LagLearning({ ...spec, clear: true }, 4, 'trained');
  expect(train(cleared, 1).loss).toBe(train(carried, 1).loss);
  expect(train(cleared, 2).loss).not.toBe(train(carried, 2).loss);
});

test('cleared at every border, a lag as long as the window is a guess, whatever was learned', () => {
  for (const recurrence of ['trained', 'frozen'] as const) {
    const learning = train(new LagLearning({ ...spec, lag: 2, window: 2, clear: true }, 2, recurrence), 150);
    expect(learning.accuracyCleared()).toBeLessThan(0.56);
  }
});

const course: Course = {
  spec,
  learners: [
    { seed: 1, recurrence: 'trained' },
    { seed: 1, recurrence: 'frozen' }
  ],
  checks: 4
};

test('the job tells what a network trained alone shows at each test', async () => {
  const news = await told(learnLag, { ask: course });
  for (const [lane, { seed, recurrence }] of course.learners.entries()) {
    const alone = new LagLearning(spec, seed, recurrence);
    const expected: number[] = [];
    while (expected.length < course.checks && (expected.at(-1) ?? 0) < LEARNED)
      expected.push(train(alone, (expected.length + 1) * CHECK_EVERY).accuracy());
    expect(news[lane].map(({ accuracy }) => accuracy)).toEqual(expected);
    const last = expected.length - 1;
    expect(news[lane].map(({ cleared }) => cleared)).toEqual(
      expected.map((_, i) => (i === last ? alone.accuracyCleared() : undefined))
    );
  }
});
