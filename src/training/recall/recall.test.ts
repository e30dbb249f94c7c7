import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileKernels, Rng, wasmBackend } from '../../engine/index.ts';
import {
  CHECK_EVERY,
  hasLearned,
  LEARNED,
  memoryFor,
  RecallLearning,
  TEST_STRINGS,
  type RecallSpec
} from './learning.ts';
import {
  cells,
  forgetBias,
  forgets,
  parameterCount,
  starts,
  startOf,
  unitsOf,
  type Setting
} from './setting.ts';
import { CONSTANT_GUESS, draw, INPUTS, tasks, turnOver, type Task } from './task.ts';
import { told } from '../work/testing.ts';
import { learnRecall, type Course } from './job.ts';
import { byCourse, lanesOf, learnSeveral } from './several.ts';

const setting: Setting = { cell: 'lstm', start: 'pytorch', forget: 'log' };
const spec: RecallSpec = { task: 'recall', lag: 5, setting, units: 8, rate: 0.01 };
const train = (learning: RecallLearning, updates: number) => {
  while (learning.updates < updates) learning.update();
  return learning;
};
const strings = (task: Task, T: number, rows: number, seed: number) => {
  const x = new Float32Array(T * rows * INPUTS);
  const wanted = new Float32Array(rows);
  draw(task, new Rng(seed), x, wanted);
  return { x, wanted };
};

test('recall asks for the value of the first step, and marks that step alone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(),
      (T, rows, seed) => {
        const { x, wanted } = strings('recall', T, rows, seed);
        for (let row = 0; row < rows; row++) {
          expect(x[row * INPUTS]).toBe(2 * wanted[row] - 1);
          for (let t = 0; t < T; t++) expect(x[(t * rows + row) * INPUTS + 1]).toBe(t === 0 ? 1 : 0);
        }
        expect(x.every((number) => [-1, 0, 1].includes(number))).toBe(true);
      }
    )
  );
});

test('adding asks for the sum of two marked numbers, one in either half', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(),
      (T, rows, seed) => {
        const { x, wanted } = strings('adding', T, rows, seed);
        for (let row = 0; row < rows; row++) {
          const marked = Array.from({ length: T }, (_, t) => t).filter(
            (t) => x[(t * rows + row) * INPUTS + 1] === 1
          );
          expect(marked.map((t) => t < Math.floor(T / 2))).toEqual([true, false]);
          const sum = marked.reduce((sum, t) => sum + x[(t * rows + row) * INPUTS], 0);
          expect(wanted[row]).toBeCloseTo(sum, 6);
        }
      }
    )
  );
});

test('no constant guess at a sum has less than a sixth of squared error, and 1 has just that', () => {
  // ∫∫ (a + b − g)² da db over the unit square, by the midpoint rule, is the variance and (1 − g)².
  const n = 400;
  const errorOf = (guess: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) sum += ((i + 0.5) / n + (j + 0.5) / n - guess) ** 2;
    return sum / n ** 2;
  };
  expect(errorOf(1)).toBeCloseTo(CONSTANT_GUESS, 5);
  for (const guess of [0.5, 0.9, 1.1, 1.5])
    expect(errorOf(guess)).toBeCloseTo(CONSTANT_GUESS + (1 - guess) ** 2, 5);
  const rows = 40_000;
  const { wanted } = strings('adding', 8, rows, 3);
  const drawn = wanted.reduce((sum, value) => sum + (value - 1) ** 2, 0) / rows;
  // Five standard errors: the fourth moment of the sum is 1/15, so one answer's square has variance 1/15 − 1/36.
  expect(Math.abs(drawn - CONSTANT_GUESS)).toBeLessThan(5 * Math.sqrt((1 / 15 - 1 / 36) / rows));
});

test('a network that always gives the same answer is right in exactly half of the test', () => {
  const learning = new RecallLearning(spec, 1);
  learning.network.parameter('head.weight').data.fill(0);
  for (const bias of [
    [1, 0],
    [0, 1]
  ]) {
    learning.network.set('head.bias', bias);
    expect(learning.test()).toBe(0.5);
  }
  const { x, wanted } = strings('recall', 6, 4, 2);
  const [before, asked] = [x.slice(), wanted.slice()];
  turnOver(x, wanted);
  expect(x[0]).toBe(-before[0]);
  expect(x[1]).toBe(1);
  expect(wanted[0]).toBe(1 - asked[0]);
});

test('a network that always answers 1 has about a sixth of squared error in the test of adding', () => {
  const learning = new RecallLearning({ ...spec, task: 'adding' }, 1);
  learning.network.parameter('head.weight').data.fill(0);
  learning.network.set('head.bias', [1]);
  expect(Math.abs(learning.test() - CONSTANT_GUESS)).toBeLessThan(
    4 * Math.sqrt((1 / 15 - 1 / 36) / TEST_STRINGS)
  );
});

test('learned means 99 % of right answers, or a tenth of a constant guess’s error; no number is not learned', () => {
  expect([0.98, LEARNED.recall, 1, NaN].map((score) => hasLearned('recall', score))).toEqual([
    false,
    true,
    true,
    false
  ]);
  expect([0.17, LEARNED.adding, 0, NaN].map((score) => hasLearned('adding', score))).toEqual([
    false,
    true,
    true,
    false
  ]);
  expect(LEARNED.adding).toBeCloseTo(1 / 60, 12);
});

test('networks of the same seed read the same strings, whatever their cell and start', () => {
  const seen = cells.map((cell) => {
    const learning = new RecallLearning({ ...spec, setting: { ...setting, cell } }, 4);
    const read: number[][] = [];
    const { forward } = learning.network;
    learning.network.forward = function (this: typeof learning.network, x, options) {
      read.push(Array.from(x as Float32Array));
      return forward.call(this, x, options);
    };
    train(learning, 3);
    return read;
  });
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  expect(seen[0][1]).not.toEqual(seen[0][0]);
});

test.each(['ts', 'wasm'])(
  'the same spec and seed give the same bits on %s, another seed others',
  async (name) => {
    const kernels = name === 'wasm' ? await compileKernels({ relaxed: false }) : null;
    const after = (seed: number) => {
      const backend = kernels ? wasmBackend(kernels, { bytes: memoryFor(spec) }) : undefined;
      return Array.from(train(new RecallLearning(spec, seed, backend), 20).network.data);
    };
    expect(after(1)).toEqual(after(1));
    expect(after(1)).not.toEqual(after(2));
  }
);

test('the memory given to a backend is enough for the longest lag and the largest networks', async () => {
  const kernels = await compileKernels({ relaxed: false });
  if (!kernels) throw new Error('no WebAssembly SIMD here');
  for (const [lag, units] of [
    [200, 32],
    [2, 4],
    [200, 4]
  ]) {
    for (const cell of cells) {
      for (const task of tasks) {
        const size = unitsOf(cell, units, 'parameters', task);
        const large: RecallSpec = { ...spec, task, lag, units: size, setting: { ...setting, cell } };
        const learning = new RecallLearning(large, 1, wasmBackend(kernels, { bytes: memoryFor(large) }));
        expect(Number.isFinite(train(learning, 1).test())).toBe(true);
      }
    }
  }
});

test('a step that is not finite changes no weight', () => {
  const learning = new RecallLearning(
    { ...spec, setting: { cell: 'relu', start: 'identity', forget: 'drawn' } },
    1
  );
  const { data } = learning.network.parameter('weight_hh_l0');
  data.fill(1e30);
  const before = Array.from(learning.network.data);
  train(learning, 2);
  expect(Array.from(learning.network.data)).toEqual(before);
  expect(hasLearned('recall', learning.test())).toBe(false);
});

test('parameters are counted as the network has them, and a larger vanilla network comes nearest to the LSTM', () => {
  for (const task of tasks) {
    for (const cell of cells) {
      const { data } = startOf({ ...setting, cell }, { task, lag: 9, units: 7, seed: 1 });
      expect(parameterCount(cell, 7, task)).toBe(data.length);
    }
    for (let units = 4; units <= 32; units++) {
      const wanted = parameterCount('lstm', units, task);
      const off = (n: number) => Math.abs(parameterCount('rnn', n, task) - wanted);
      const chosen = unitsOf('rnn', units, 'parameters', task);
      expect(off(chosen)).toBeLessThanOrEqual(Math.min(off(chosen - 1), off(chosen + 1)));
      expect(unitsOf('rnn', units, 'units', task)).toBe(units);
      expect(unitsOf('lstm', units, 'parameters', task)).toBe(units);
    }
  }
});

test('a setting starts as it says, and only an LSTM has a forget gate to open', () => {
  const at = { task: 'recall', lag: 20, units: 6, seed: 1 } as const;
  expect(forgets.map((forget) => forgetBias({ ...setting, forget }, 20))).toEqual([
    undefined,
    0,
    1,
    Math.log(20)
  ]);
  for (const forget of forgets)
    expect(forgetBias({ cell: 'rnn', start: 'pytorch', forget }, 20)).toBeUndefined();
  const lstm = startOf(setting, at);
  expect(lstm.parameter('bias_ih_l0').data[6]).toBeCloseTo(Math.log(20), 6);
  for (const cell of ['rnn', 'relu'] as const) {
    const identity = startOf({ cell, start: 'identity', forget: 'drawn' }, at);
    expect(Array.from(identity.parameter('bias_hh_l0').data)).toEqual(Array(6).fill(0));
    expect(Array.from(identity.parameter('weight_hh_l0').data.subarray(0, 8))).toEqual([
      1, 0, 0, 0, 0, 0, 0, 1
    ]);
  }
  expect(new Set(starts.map((start) => String(startOf({ ...setting, start }, at).data))).size).toBe(3);
});

test('a lag of five is learned: by an LSTM with its gate open, and by an orthogonal network', () => {
  for (const setting of [
    { cell: 'lstm', start: 'pytorch', forget: 'log' },
    { cell: 'rnn', start: 'orthogonal', forget: 'drawn' }
  ] as const) {
    const learning = new RecallLearning({ ...spec, setting }, 1);
    while (!hasLearned('recall', learning.test()) && learning.updates < 500)
      train(learning, learning.updates + CHECK_EVERY);
    expect(hasLearned('recall', learning.test())).toBe(true);
  }
});

const course: Course = { spec, seeds: [1, 2], checks: 3 };

test('the job tells what a network trained alone shows at each test', async () => {
  const news = await told(learnRecall, { ask: course });
  for (const [lane, seed] of course.seeds.entries()) {
    const alone = new RecallLearning(spec, seed);
    const expected: number[] = [];
    while (expected.length < course.checks && !hasLearned('recall', expected.at(-1) ?? NaN))
      expected.push(train(alone, (expected.length + 1) * CHECK_EVERY).test());
    expect(news[lane]).toEqual(expected);
  }
});

test('several courses side by side tell what each tells alone, course after course', async () => {
  const other: Course = {
    ...course,
    seeds: [3],
    spec: { ...spec, lag: 3, setting: { cell: 'gru', start: 'pytorch', forget: 'drawn' } }
  };
  const lanes = await told(learnSeveral, { ask: [course, other] });
  expect(lanes).toHaveLength(lanesOf([course, other]));
  expect(byCourse([course, other], lanes)).toEqual([
    await told(learnRecall, { ask: course }),
    await told(learnRecall, { ask: other })
  ]);
});

test('a gate that keeps the state starts where it is set, in each cell that has one, and is counted as the network has it', () => {
  const at = { task: 'recall', lag: 20, units: 6, seed: 1 } as const;
  for (const [cell, from, gate] of [
    ['lstm', 6, 'f'],
    ['gru', 6, 'z'],
    ['linear', 0, 'z']
  ] as const) {
    const network = startOf({ cell, start: 'pytorch', forget: 'log' }, at);
    expect(network.data.length).toBe(parameterCount(cell, 6, 'recall'));
    for (let unit = 0; unit < 6; unit++)
      expect(network.parameter('bias_ih_l0').data[from + unit]).toBeCloseTo(Math.log(20), 6);
    // With nothing read and nothing held, all that moves the gate is its bias.
    for (const name of network.names) if (name.startsWith('weight')) network.parameter(name).data.fill(0);
    const gates = network.forward([0, 0], { T: 1 }).gates(0, 0);
    expect(gates[gate][0]).toBeCloseTo(20 / 21, 5);
    const drawn = startOf({ cell, start: 'pytorch', forget: 'drawn' }, at);
    expect(Math.abs(drawn.parameter('bias_ih_l0').data[from])).toBeLessThan(1 / Math.sqrt(6));
  }
});
