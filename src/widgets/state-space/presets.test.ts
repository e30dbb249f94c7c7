import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advanceOn, eigenvalues, fixedPoints, settle, stableCycles, type PlaneMap } from '$engine';
import { planeNetwork } from './network.ts';
import { presetNames, presets, presetOf, type Preset } from './presets.ts';

const state = fc.double({ min: -1, max: 1, noNaN: true });
const mapOf = (name: Preset): PlaneMap => ({ W: presets[name].Whh, d: [0, 0] });
const advanceOf = ({ W, d }: PlaneMap) => advanceOn(planeNetwork(W, d), [1]);
const kindsOf = (map: PlaneMap) => fixedPoints(map).map(({ kind }) => kind);

test('contraction: 0 is the only fixed point, and no two states move apart', () => {
  expect(kindsOf(mapOf('contraction'))).toEqual(['stable node']);
  const [a, b, c, d] = presets.contraction.Whh;
  // The greatest eigenvalue of WᵀW is the square of how far W can stretch; tanh never stretches.
  const [square] = eigenvalues([a * a + c * c, a * b + c * d, a * b + c * d, b * b + d * d]);
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

test('weights tell which preset they are', () => {
  for (const name of presetNames) expect(presetOf([...presets[name].Whh])).toBe(name);
  expect(presetOf([1.5, 0, 0, 0.51])).toBe('custom');
});
