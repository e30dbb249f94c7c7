import { describe, expect, test } from 'vitest';
import { Network, Rng } from '../../engine/index.ts';
import { told } from '../work/testing.ts';
import { lanesOf, learnSelective, type Course } from './job.ts';
import {
  answersOf,
  CHECK_EVERY,
  largest,
  ROWS,
  scoreOf,
  SelectiveLearning,
  specOf,
  withHeldGate,
  type SelectiveSpec
} from './learning.ts';
import { draw, LETTERS, sizesOf, VALUES, type Copying, type Pairing } from './task.ts';

const copying = (spacing: Copying['spacing'], steps = 12, letters = 3): Copying => ({
  kind: 'copying',
  steps,
  letters,
  spacing
});
const pairing = (pairs: number): Pairing => ({ kind: 'pairs', pairs });

function drawn(task: Copying | Pairing, rows: number, seed = 1) {
  const { steps, answers } = sizesOf(task);
  const tokens = new Int32Array(steps * rows).fill(-1);
  const wanted = new Int32Array(rows * answers);
  draw(task, new Rng(seed), tokens, wanted);
  const row = (r: number) => Array.from({ length: steps }, (_, t) => tokens[t * rows + r]);
  return { tokens, wanted, row };
}

describe('selective copying', () => {
  test.each(['random', 'regular'] as const)(
    'asks for the letters in the order in which they stood: %s',
    (spacing) => {
      const { row, wanted } = drawn(copying(spacing), 200);
      const places = new Set<string>();
      for (let r = 0; r < 200; r++) {
        const letters = row(r).flatMap((token, t) => (token > 0 ? [[t, token - 1]] : []));
        expect(letters.map(([, letter]) => letter)).toEqual(Array.from(wanted.subarray(3 * r, 3 * r + 3)));
        places.add(letters.map(([t]) => t).join());
      }
      if (spacing === 'regular') expect([...places]).toEqual(['2,6,10']);
      else expect(places.size).toBeGreaterThan(100);
    }
  );
});

describe('pairs', () => {
  test('bring every key once, in any order, and ask for one of them', () => {
    const { row, wanted } = drawn(pairing(5), 300);
    const orders = new Set<string>();
    for (let r = 0; r < 300; r++) {
      const tokens = row(r);
      const keys = tokens.slice(0, 5).map((token) => Math.floor(token / VALUES));
      expect([...keys].sort()).toEqual([0, 1, 2, 3, 4]);
      const asked = tokens[5] - 5 * VALUES;
      expect(tokens[keys.indexOf(asked)] % VALUES).toBe(wanted[r]);
      orders.add(keys.join());
    }
    expect(orders.size).toBeGreaterThan(80);
  });

  test('can all be kept by as many numbers: one for each key, and a gate that opens to that key alone', () => {
    const task = pairing(4);
    const spec: SelectiveSpec = { task, gate: 'input', units: 4, rate: 0.1 };
    const net = new Network(specOf(spec));
    const { tokens } = sizesOf(task);
    const W = net.parameter('weight_ih_l0').data;
    const set = (row: number, token: number, value: number) => (W[row * tokens + token] = value);
    for (let unit = 0; unit < 4; unit++)
      for (let key = 0; key < 4; key++) {
        for (const value of [0, 1]) {
          set(unit, key * VALUES + value, key === unit ? -50 : 50);
          if (key === unit) set(4 + unit, key * VALUES + value, 2 * value - 1);
        }
        // The question erases every unit but the one that is asked for.
        set(unit, 4 * VALUES + key, key === unit ? 50 : -50);
      }
    net.set('head.weight', [-1, -1, -1, -1, 1, 1, 1, 1]);
    expect(scoreOf(net, task)).toEqual({ answers: 1, sequences: 1 });
  });
});

test('a gate that is 1 at silence makes the time between letters vanish', () => {
  const spec: SelectiveSpec = { task: copying('random'), gate: 'input', units: 5, rate: 0.1 };
  const net = new Network(specOf(spec)).init(new Rng(1));
  const W = net.parameter('weight_ih_l0').data;
  for (let unit = 0; unit < 5; unit++) W[unit * (LETTERS + 1)] = 200;
  const last = (tokens: number[]) =>
    Array.from(net.forward(Int32Array.from(tokens), { T: tokens.length }).hn);
  const near = last([1, 3, 2]);
  const far = last([0, 1, 0, 0, 0, 3, 0, 2, 0, 0]);
  far.forEach((h, unit) => expect(h).toBeCloseTo(near[unit], 5));
  last([3, 1, 2]).forEach((h, unit) => expect(h).not.toBeCloseTo(near[unit], 3));
});

test('a network learns to copy with a gate of the input within 500 updates, as the figure has it, and not with a held one', () => {
  const task = copying('random', 16);
  const learning = new SelectiveLearning({ task, gate: 'input', units: 16, rate: 0.06 }, 1);
  const before = learning.test();
  for (let update = 0; update < 500; update++) learning.update();
  const after = learning.test();
  expect(before.answers).toBeLessThan(0.45);
  expect(after.sequences).toBeGreaterThan(0.9);
  const held = withHeldGate(learning.network, task);
  const trace = held.forward(new Int32Array(16).fill(2), { T: 16 });
  expect(trace.gates(0, 0).z).toEqual(trace.gates(0, 15).z);
  expect(scoreOf(held, task).answers).toBeLessThan(0.7);
});

test('the same spec and seed give the same bits, and every gate reads the same sequences', () => {
  const spec: SelectiveSpec = { task: copying('random'), gate: 'input', units: 6, rate: 0.05 };
  const run = () => {
    const learning = new SelectiveLearning(spec, 3);
    for (let update = 0; update < 20; update++) learning.update();
    return learning.network.data.slice();
  };
  expect(run()).toEqual(run());
});

test('answers are the largest of each group of logits', () => {
  expect(largest([0, 3, 1, 2, 2, 1], 3)).toEqual([1, 0]);
  const task = copying('regular');
  const net = new Network(specOf({ task, gate: 'fixed', units: 3, rate: 0.1 }));
  net.set('head.bias', [0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
  const { tokens } = drawn(task, 2);
  expect(answersOf(net, task, tokens)).toEqual([2, 0, 3, 2, 0, 3]);
});

test('a job tells of every test of every network, with the weights that it was made with', async () => {
  const spec: SelectiveSpec = { task: copying('random', 8, 2), gate: 'fixed', units: 4, rate: 0.05 };
  const ask: Course = { specs: [spec, { ...spec, gate: 'input' }], seeds: [1, 2], checks: 2 };
  expect(lanesOf(ask)).toBe(4);
  const lanes = await told(learnSelective, { ask, kernels: null });
  expect(lanes.map(({ length }) => length)).toEqual([2, 2, 2, 2]);
  const learning = new SelectiveLearning(spec, 2);
  for (let update = 0; update < CHECK_EVERY; update++) learning.update();
  expect(lanes[1][0]).toEqual({ ...learning.test(), weights: Float32Array.from(learning.network.data) });
  expect(ROWS).toBeGreaterThan(1);
});
