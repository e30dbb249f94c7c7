import { expect, it } from 'vitest';
import { Rng, scan, scanTicks, stepMaps, EngineError, type ScanPlan } from '../index.ts';
import { onEveryBackend, randomNumbers } from '../testing.ts';

const plans: readonly ScanPlan[] = ['loop', 'tree', 'wide'];

/** h_t = a_t h_{t−1} + b_t, written out. */
function loop(a: ArrayLike<number>, b: ArrayLike<number>, n: number, h0: ArrayLike<number>): number[] {
  const h: number[] = [];
  for (let i = 0; i < a.length; i++) h.push(a[i] * (i < n ? h0[i] : h[i - n]) + b[i]);
  return h;
}

/** The largest difference, as a share of the larger of the two numbers. */
const off = (got: ArrayLike<number>, wanted: ArrayLike<number>): number =>
  Math.max(
    ...Array.from(got, (x, i) => {
      const size = Math.max(Math.abs(x), Math.abs(wanted[i]));
      return size === 0 ? 0 : Math.abs(x - wanted[i]) / size;
    })
  );

it('a scan of 4,096 steps agrees with the loop to 1e-5 in single precision, and its tree is 12 levels high', () => {
  const [T, n] = [4096, 3];
  const rng = new Rng(1);
  const a = Float32Array.from({ length: T * n }, () => rng.uniform(0.5, 1));
  const b = Float32Array.from({ length: T * n }, () => rng.uniform(0, 1));
  const h0 = [1, -2, 3];
  const wanted = loop(a, b, n, h0);
  for (const plan of plans) {
    const states = scan(a, b, { T, plan, h0 });
    expect(states).toBeInstanceOf(Float32Array);
    expect(off(states, wanted)).toBeLessThan(1e-5);
  }
  // Up the tree 12 ticks, and 11 down to the places between; all at once 12.
  const tree = scanTicks(T, 'tree');
  const root = tree.findIndex((joins) => joins.some(({ into }) => into === T - 1 && joins.length === 1));
  expect(root + 1).toBe(12);
  expect(tree).toHaveLength(23);
  expect(scanTicks(T, 'wide')).toHaveLength(12);
  expect(scanTicks(T, 'loop')).toHaveLength(4095);
});

it('the tree does less than twice the work of the loop, and the wide plan T log T', () => {
  const work = (T: number, plan: ScanPlan) =>
    scanTicks(T, plan).reduce((sum, joins) => sum + joins.length, 0);
  for (const log of [1, 2, 3, 4, 8, 12]) {
    const T = 2 ** log;
    expect(work(T, 'loop')).toBe(T - 1);
    expect(work(T, 'tree')).toBe(2 * T - 2 - log);
    expect(work(T, 'wide')).toBe(T * log - T + 1);
  }
});

it('after the last tick each place stands for all steps up to its own, once each and in order, for every length', () => {
  for (const plan of plans) {
    for (let T = 1; T <= 40; T++) {
      // As strings of steps: joining is writing one behind the other, which forgives neither order nor repetition.
      let places = Array.from({ length: T }, (_, t) => [t]);
      for (const joins of scanTicks(T, plan)) {
        const before = places;
        places = [...places];
        for (const { from, into } of joins) places[into] = [...before[from], ...before[into]];
      }
      expect(places).toEqual(Array.from({ length: T }, (_, t) => Array.from({ length: t + 1 }, (_, s) => s)));
    }
  }
});

it('no join of a tick reads what another of the same tick writes, unless all are made from what stood there before', () => {
  for (const T of [5, 16, 33]) {
    for (const joins of scanTicks(T, 'tree')) {
      const written = new Set(joins.map(({ into }) => into));
      expect(joins.some(({ from }) => written.has(from))).toBe(false);
    }
  }
});

it('in double precision loop and scan differ by rounding alone', () => {
  const rng = new Rng(7);
  for (const T of [1, 2, 3, 7, 64, 100]) {
    const a = Float64Array.from({ length: 2 * T }, () => rng.uniform(-1, 1));
    const b = randomNumbers(2 * T, rng);
    const h0 = randomNumbers(2, rng);
    const wanted = loop(a, b, 2, h0);
    for (const plan of plans) {
      const states = scan(a, b, { T, plan, h0 });
      for (let i = 0; i < wanted.length; i++) expect(states[i]).toBeCloseTo(wanted[i], 12);
    }
  }
});

for (const gate of ['input', 'fixed'] as const) {
  onEveryBackend(`a linear network with its gate ${gate} reads a sequence as its scan does`, (machine) => {
    const rng = new Rng(3);
    const net = machine
      .network({ cell: 'linear', gate, inputSize: 2, hiddenSize: 5, numLayers: 2 })
      .init(rng);
    const [T, B] = [37, 3];
    const h0 = randomNumbers(2 * B * 5, rng);
    const trace = net.forward(randomNumbers(T * B * 2, rng), { T, B, h0 });
    for (const layer of [0, 1]) {
      const { a, b } = stepMaps(trace, layer);
      for (const plan of plans) {
        const states = scan(a, b, { T, plan, h0: h0.subarray(layer * B * 5, (layer + 1) * B * 5) });
        for (let t = 0; t < T; t++) {
          trace.h(layer, t).forEach((h, i) => expect(states[t * B * 5 + i]).toBeCloseTo(h, 5));
        }
      }
    }
  });
}

it('what is no linear recurrence, or has another length, is refused', () => {
  expect(() => scan([1, 2, 3], [1, 2, 3], { T: 2 })).toThrow('a: expected T 2 × n numbers, got 3');
  expect(() => scan([1, 2], [1], { T: 2 })).toThrow('b: expected 2 numbers (T 2 × n 1), got 1');
  expect(() => scan([1, 2], [1, 2], { T: 2, h0: [1, 2] })).toThrow('h0: expected 1 numbers (n 1), got 2');
  expect(() => scan([], [], { T: 0 })).toThrow(EngineError);
  expect(() => scanTicks(4, 'bush' as 'tree')).toThrow(
    "plan: expected 'loop' or 'tree' or 'wide', got 'bush'"
  );
});

onEveryBackend('the steps of a gru are no maps of that form, and it says so', (machine) => {
  const trace = machine.network({ cell: 'gru', inputSize: 1, hiddenSize: 2 }).forward([1], { T: 1 });
  expect(() => stepMaps(trace)).toThrow("trace: expected one of a linear cell, got 'gru'");
});
