import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gru } from '$figure/cell/gated.ts';
import { nameOf, randomWeights } from '$figure/cell/weights.ts';
import { figureOf } from '$frame/testing.ts';
import { GruGates } from './model.svelte.ts';
import { parameters } from './params.ts';
import { presetNames, presets } from './presets.ts';

const make = (given: Partial<typeof parameters.defaults> = {}) => figureOf(GruGates, parameters, given);
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

test('every number of a step follows from the weights by PyTorch’s formula, reset after the product', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 3 }), (seed, units) => {
      const weights = randomWeights(gru, units, seed);
      const figure = make({ ...weights, text: 'a(b)ab', unit: units, h0: 0.3 });
      const unit = units - 1;
      let h: number[] = Array.from({ length: units }, (_, k) => (k === unit ? 0.3 : 0));
      for (const [t, step] of figure.steps.entries()) {
        const letter = '()ab'.indexOf('a(b)ab'[t]);
        const input = (gate: number, k: number) =>
          weights.b[gate * units + k] + weights.Wx[(gate * units + k) * 4 + letter];
        const recurrent = (gate: number, k: number) =>
          h.reduce((sum, value, j) => sum + weights.Wh[(gate * units + k) * units + j] * value, 0);
        const next = h.map((old, k) => {
          const r = sigmoid(input(0, k) + recurrent(0, k));
          const z = sigmoid(input(1, k) + recurrent(1, k));
          const offered = recurrent(2, k) + (weights.bhn?.[k] ?? NaN);
          const n = Math.tanh(input(2, k) + r * offered);
          if (k === unit) {
            expect(step.gates.r).toBeCloseTo(r, 12);
            expect(step.gates.z).toBeCloseTo(z, 12);
            expect(step.offered).toBeCloseTo(offered, 12);
            expect(step.given).toBeCloseTo(input(2, k), 12);
            expect(Math.tanh(step.given + step.gates.r * step.offered)).toBeCloseTo(step.gates.n, 12);
            expect(step.gates.n).toBeCloseTo(n, 12);
          }
          return (1 - z) * n + z * old;
        });
        expect(step.kept + step.written).toBeCloseTo(next[unit], 12);
        expect(step.h).toBeCloseTo(next[unit], 12);
        h = next;
      }
    })
  );
});

test('the bracket network knows where it is, and the other turns its sign at every a', () => {
  const inside = make({ preset: 'bracket', text: 'a(ab)ba(b' }).steps.map(({ y }) => Math.round(y));
  expect(inside).toEqual([0, 1, 1, 1, 0, 0, 0, 1, 1]);
  const turned = make({ preset: 'flip', text: '(abaab)aa(' }).steps.map(({ y }) => Math.round(y) + 0);
  expect(turned).toEqual([1, -1, -1, 1, -1, -1, 0, 0, 0, 1]);
});

test('z held at 1 keeps the state to the last bit, whatever is read', () => {
  const figure = make({ ...randomWeights(gru, 2, 4), holdZ: true, z: 1, h0: 0.7, text: '(ab)(ab)abab' });
  expect(new Set(figure.steps.map(({ h }) => h))).toEqual(new Set([0.7]));
});

test('a gate that is taken in hand does not jump, and is free again when let go', () => {
  const figure = make(randomWeights(gru, 2, 4));
  const before = figure.now.gates.r;
  figure.cell.hold('r', true);
  expect(figure.now.gates.r).toBeCloseTo(before, 3);
  figure.cell.setHeld('r', 0);
  expect(figure.now.gates.r).toBe(0);
  figure.cell.release();
  expect(figure.now.gates.r).toBe(before);
});

test('drawing at random gives two units whole, and a preset brings one back', () => {
  const figure = make();
  figure.draw(2);
  expect(nameOf(presets, figure.params)).toBeUndefined();
  expect(figure.params.units).toBe(2);
  expect(figure.params.Wh.filter((value) => value !== 0).length).toBeGreaterThan(8);
  for (const name of presetNames) {
    figure.cell.choose(name);
    expect(nameOf(presets, figure.params)).toBe(name);
    expect(figure.params.Wx).toEqual(presets[name].Wx);
  }
});

test('the exercise is solved by what the paper keeps, and knows its number when it is taken as it stands', () => {
  const task = 'convention' as const;
  expect(make({ task }).score).toBe(0);
  expect(make({ task, holdZ: true, z: 0.1 }).verdict).toBe('as-written');
  expect(make({ task, holdZ: true, z: 0.1 }).score).toBe(0);
  expect(make({ task, holdZ: false, z: 0.9 }).score).toBe(0);
  const solved = make({ task, holdZ: true, z: 0.9, h0: 0.8, holdN: true, n: 0 });
  expect(solved.score).toBe(1);
  expect(solved.steps[0].h).toBeCloseTo(0.9 * 0.8, 6);
  expect(make().score).toBeUndefined();
});
