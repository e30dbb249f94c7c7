import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Network } from '../../core/network.ts';
import { advanceOn, trajectories } from './advance.ts';
import { settle, stableCycles } from './cycles.ts';
import { eigenvalues } from './eigenvalues.ts';
import { classify, fixedPoints, index, newton } from './fixed-points.ts';
import { apply, distance, jacobian, planeMap, type Matrix2, type PlaneMap, type Point2 } from './map.ts';
import { arrowField, gridImage } from './sampled.ts';

const weight = fc.double({ min: -3, max: 3, noNaN: true });
const state = fc.double({ min: -1, max: 1, noNaN: true });
const weights = fc.tuple(weight, weight, weight, weight);
const still: Point2 = [0, 0];
const kindsOf = (map: PlaneMap) => fixedPoints(map).map(({ kind }) => kind);
function planeNetwork(Whh: readonly number[], Wxh: readonly number[]): Network {
  const network = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 2, bias: false, dtype: 'float64' });
  network.set('weight_hh_l0', Whh);
  network.set('weight_ih_l0', Wxh);
  return network;
}
const advanceOf = ({ W, d }: PlaneMap) => advanceOn(planeNetwork(W, d), [1]);

test('the closed form and the engine take every point to the same place', () => {
  fc.assert(
    fc.property(weights, fc.tuple(weight, weight), state, fc.tuple(state, state), (W, Wxh, x, h) => {
      const [[, next]] = trajectories(planeNetwork(W, Wxh), [x], [h], 1);
      expect(distance(next, apply(planeMap(planeNetwork(W, Wxh), [x]), h))).toBeLessThan(1e-14);
    })
  );
});

test('a trajectory is the map applied again and again, each start apart from the others', () => {
  const network = planeNetwork([1.2, -0.6, -0.6, 1.2], [1, 0.5]);
  const starts: Point2[] = [
    [0.3, -0.2],
    [-0.7, 0.9]
  ];
  const both = trajectories(network, [0.4], starts, 5);
  expect(both.map((path) => path[0])).toEqual(starts);
  for (const [i, start] of starts.entries()) {
    expect(trajectories(network, [0.4], [start], 5)[0]).toEqual(both[i]);
    expect(advanceOn(network, [0.4])([start], 5)).toEqual([both[i][5]]);
  }
});

test('the Jacobian agrees with finite differences of the engine', () => {
  fc.assert(
    fc.property(weights, fc.tuple(state, state), (W, h) => {
      const advance = advanceOf({ W, d: [0.3, -0.2] });
      const e = 1e-5;
      const [right, left, up, down] = advance(
        [
          [h[0] + e, h[1]],
          [h[0] - e, h[1]],
          [h[0], h[1] + e],
          [h[0], h[1] - e]
        ],
        1
      );
      const slopes = [right[0] - left[0], up[0] - down[0], right[1] - left[1], up[1] - down[1]];
      jacobian({ W, d: [0.3, -0.2] }, h).forEach((entry, i) =>
        expect(slopes[i] / (2 * e)).toBeCloseTo(entry, 7)
      );
    })
  );
});

test('eigenvalues add up to the trace and multiply to the determinant', () => {
  fc.assert(
    fc.property(weights, (M: Matrix2) => {
      const [a, b] = eigenvalues(M);
      expect(a.re + b.re).toBeCloseTo(M[0] + M[3], 9);
      expect(a.im + b.im).toBe(0);
      expect(a.re * b.re - a.im * b.im).toBeCloseTo(M[0] * M[3] - M[1] * M[2], 9);
    })
  );
});

test('a small eigenvalue beside a large one keeps its digits', () => {
  const [, small] = eigenvalues([1e8, 0, 0, 1e-8]);
  expect(small.re).toBeCloseTo(1e-8, 20);
});

test('every fixed point stays where it is, to rounding', () => {
  fc.assert(
    fc.property(weights, fc.tuple(state, state), (W, d) => {
      const points = fixedPoints({ W, d });
      expect(points.length).toBeGreaterThan(0);
      for (const { h } of points) expect(distance(apply({ W, d }, h), h)).toBeLessThan(1e-11);
    })
  );
});

test('no fixed point is missed: the indices of all of them add up to 1', () => {
  fc.assert(
    fc.property(weights, fc.tuple(state, state), (W, d) => {
      const points = fixedPoints({ W, d });
      fc.pre(points.every(({ kind }) => kind !== 'borderline'));
      expect(points.reduce((sum, point) => sum + index(point), 0)).toBe(1);
    }),
    { numRuns: 400 }
  );
});

test('Newton gives up where there is nothing to find rather than answer wrongly', () => {
  // At W = I with a constant push, h = tanh(h + 2) has one solution; from far off Newton may leave the square.
  const map: PlaneMap = { W: [1, 0, 0, 1], d: [2, 2] };
  for (const start of [-1, -0.5, 0, 0.5, 1]) {
    const h = newton(map, [start, start]);
    if (h) expect(distance(apply(map, h), h)).toBeLessThan(1e-12);
  }
  expect(fixedPoints(map)).toHaveLength(1);
});

test('kinds follow from how far the eigenvalues are from the unit circle', () => {
  const real = (a: number, b: number) => classify(eigenvalues([a, 0, 0, b]));
  expect(real(0.5, -0.9)).toBe('stable node');
  expect(real(1.5, -0.9)).toBe('saddle');
  expect(real(-1.5, 0.5)).toBe('saddle');
  expect(real(1.5, -1.1)).toBe('unstable node');
  expect(real(1, 0.3)).toBe('borderline');
  expect(classify(eigenvalues([0.6, -0.6, 0.6, 0.6]))).toBe('stable spiral');
  expect(classify(eigenvalues([0.9, -0.9, 0.9, 0.9]))).toBe('unstable spiral');
  expect(classify(eigenvalues([0, -1, 1, 0]))).toBe('borderline');
});

test('a self-weight of exactly 1 has one borderline point, not a cloud of near misses', () => {
  for (const W of [
    [1, 0, 0, 0.5],
    [1, 0, 0, 1],
    [0.5, 0.5, 0.5, 0.5]
  ] as Matrix2[])
    expect(kindsOf({ W, d: still })).toEqual(['borderline']);
});

test('a quarter turn goes round four states', () => {
  const map: PlaneMap = { W: [0, -1.3, 1.3, 0], d: still };
  const periods = stableCycles(map, advanceOf(map)).map(({ points }) => points.length);
  expect(periods.length).toBeGreaterThan(0);
  expect(new Set(periods)).toEqual(new Set([4]));
});

test('a slow approach to a cycle is counted once, not once a start', () => {
  const map: PlaneMap = { W: [0.9, -0.9, 0.9, 0.9], d: still };
  const cycles = stableCycles(map, advanceOf(map));
  expect(cycles.map(({ points }) => points.length)).toEqual([8]);
});

test('a turn that never comes back to its place has no period', () => {
  const map: PlaneMap = { W: [1, -0.6, 0.6, 1], d: still };
  expect(settle(map, advanceOf(map), [[0.1, 0.7]])).toEqual([undefined]);
  expect(stableCycles(map, advanceOf(map))).toEqual([]);
});

test('biases and every input move the plane, and what is no plane of tanh units is refused', () => {
  const network = new Network({ cell: 'rnn', inputSize: 2, hiddenSize: 2, dtype: 'float64' });
  network.set('weight_ih_l0', [1, 2, 3, 4]);
  network.set('bias_ih_l0', [0.5, 0.25]);
  network.set('bias_hh_l0', [0.5, 0]);
  expect(planeMap(network, [1, -1]).d).toEqual([0, -0.75]);
  const three = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 3 });
  expect(() => planeMap(three, [0])).toThrow('expected one layer of two tanh units');
});

test('a field and a grid are moved as single points are', () => {
  const advance = advanceOf({ W: [1.2, -0.6, -0.6, 1.2], d: [0.3, 0] });
  for (const { from, to } of arrowField(advance, 3)) expect(advance([from], 1)).toEqual([to]);
  const lines = gridImage(advance, 3, 5);
  expect(lines.map(({ from }) => from.length)).toEqual([5, 5, 5, 5, 5, 5]);
  for (const { from, to } of lines) expect(advance(from, 1)).toEqual(to);
});
