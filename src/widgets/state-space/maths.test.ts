import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settle, stableCycles } from './cycles.ts';
import { eigenvalues } from './eigenvalues.ts';
import { classify, fixedPoints, index, newton } from './fixed-points.ts';
import { apply, distance, jacobian, multiply, type Matrix, type PlaneMap, type Point } from './map.ts';
import { advanceOn, planeNetwork, trajectories } from './network.ts';
import { presetNames, presets, presetOf, type Preset } from './presets.ts';

const weight = fc.double({ min: -3, max: 3, noNaN: true });
const state = fc.double({ min: -1, max: 1, noNaN: true });
const weights = fc.tuple(weight, weight, weight, weight);
const still: Point = [0, 0];
const mapOf = (name: Preset): PlaneMap => ({ W: presets[name].Whh, d: still });
const advanceOf = ({ W, d }: PlaneMap) => advanceOn(planeNetwork(W, d), 1);
const kindsOf = (map: PlaneMap) => fixedPoints(map).map(({ kind }) => kind);

test('the closed form and the engine take every point to the same place', () => {
  fc.assert(
    fc.property(weights, fc.tuple(weight, weight), state, fc.tuple(state, state), (W, Wxh, x, h) => {
      const [[, next]] = trajectories(planeNetwork(W, Wxh), x, [h], 1);
      expect(distance(next, apply({ W, d: [Wxh[0] * x, Wxh[1] * x] }, h))).toBeLessThan(1e-14);
    })
  );
});

test('a trajectory is the map applied again and again, each start apart from the others', () => {
  const network = planeNetwork(presets.saddle.Whh, [1, 0.5]);
  const starts: Point[] = [
    [0.3, -0.2],
    [-0.7, 0.9]
  ];
  const both = trajectories(network, 0.4, starts, 5);
  expect(both.map((path) => path[0])).toEqual(starts);
  for (const [i, start] of starts.entries()) {
    expect(trajectories(network, 0.4, [start], 5)[0]).toEqual(both[i]);
    expect(advanceOn(network, 0.4)([start], 5)).toEqual([both[i][5]]);
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
    fc.property(weights, (M: Matrix) => {
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
  ] as Matrix[])
    expect(kindsOf({ W, d: still })).toEqual(['borderline']);
});

test('contraction: 0 is the only fixed point, and no two states move apart', () => {
  expect(kindsOf(mapOf('contraction'))).toEqual(['stable node']);
  const [a, b, c, d] = presets.contraction.Whh;
  // The greatest eigenvalue of WᵀW is the square of how far W can stretch; tanh never stretches.
  const [square] = eigenvalues(multiply([a, c, b, d], presets.contraction.Whh));
  expect(Math.sqrt(square.re)).toBeLessThan(1);
});

test('spiral: 0 is the only fixed point and states turn around it as they fall', () => {
  expect(kindsOf(mapOf('spiral'))).toEqual(['stable spiral']);
  expect(stableCycles(mapOf('spiral'), advanceOf(mapOf('spiral')))).toEqual([]);
});

test('rotation: 0 repels, and every start but 0 ends in the one stable cycle of 8', () => {
  const map = mapOf('rotation');
  expect(kindsOf(map)).toEqual(['unstable spiral']);
  const cycles = stableCycles(map, advanceOf(map));
  expect(cycles.map(({ points }) => points.length)).toEqual([8]);
  const ends = settle(map, advanceOf(map), [
    [0.01, 0],
    [1, 1],
    [-0.5, 0.9]
  ]);
  expect(ends.map((end) => end?.length)).toEqual([8, 8, 8]);
});

test('latch: two stable fixed points and a saddle between them, and the sign of the first unit is kept', () => {
  const map = mapOf('latch');
  expect(kindsOf(map)).toEqual(['stable node', 'saddle', 'stable node']);
  const [negative, positive] = settle(map, advanceOf(map), [
    [-0.01, 1],
    [0.01, -1]
  ]);
  expect(negative?.[0][0]).toBeCloseTo(-0.8586, 4);
  expect(positive?.[0][0]).toBeCloseTo(0.8586, 4);
});

test('latch: an input of 0.21 wipes one memory out, 0.2 does not', () => {
  const { W } = mapOf('latch');
  expect(fixedPoints({ W, d: [0.2, 0] })).toHaveLength(3);
  expect(fixedPoints({ W, d: [0.21, 0] })).toHaveLength(1);
});

test('two latches: four stable fixed points, four saddles, and 0 repels', () => {
  const kinds = kindsOf(mapOf('two-bits'));
  expect(kinds.filter((kind) => kind === 'stable node')).toHaveLength(4);
  expect(kinds.filter((kind) => kind === 'saddle')).toHaveLength(4);
  expect(kinds.filter((kind) => kind === 'unstable node')).toHaveLength(1);
});

test('saddle: whichever unit starts larger wins', () => {
  const map = mapOf('saddle');
  expect(kindsOf(map)).toEqual(['stable node', 'saddle', 'stable node']);
  fc.assert(
    fc.property(state, state, (h1, h2) => {
      fc.pre(Math.abs(h1 - h2) > 1e-3);
      const [[end]] = advanceOf(map)([[h1, h2]], 60).map((h) => [h]);
      expect(Math.sign(end[0] - end[1])).toBe(Math.sign(h1 - h2));
      expect(end[0] * end[1]).toBeLessThan(0);
    })
  );
});

test('flip: one fixed point, a saddle, and a stable cycle of 2 between opposite states', () => {
  const map = mapOf('flip');
  expect(kindsOf(map)).toEqual(['saddle']);
  const [{ points }, ...more] = stableCycles(map, advanceOf(map));
  expect(more).toEqual([]);
  expect(points).toHaveLength(2);
  expect(points[0][0]).toBeCloseTo(-points[1][0], 6);
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

test('weights tell which preset they are', () => {
  for (const name of presetNames) expect(presetOf([...presets[name].Whh])).toBe(name);
  expect(presetOf([1.5, 0, 0, 0.51])).toBe('custom');
});
