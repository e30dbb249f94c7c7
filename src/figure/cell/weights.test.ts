import { expect, test } from 'vitest';
import { gru, lstm } from './gated.ts';
import { build, fit, nameOf, oneUnit, randomWeights, type Weights } from './weights.ts';

const one: Weights = oneUnit(
  lstm,
  { i: [1, 2, 3, 4, 5, 6], f: [7, 8, 9, 1, 2, 3], g: [4, 5, 6, 7, 8, 9], o: [2, 4, 6, 8, 1, 3] },
  0.5
);

test('weights of another number of units keep what fits with its gate and unit, and come back whole', () => {
  const grown = fit(lstm, { ...one, units: 3 });
  expect(grown.Wx.filter((value) => value !== 0)).toEqual(one.Wx);
  expect(grown.Wh.filter((value) => value !== 0)).toEqual(one.Wh);
  expect(fit(lstm, { ...grown, units: 1 })).toEqual(one);
});

test('lists of any length become those of a network', () => {
  const odd = { units: 2, Wx: [1], Wh: [], b: [1, 2, 3, 4, 5], bhn: [7, 8, 9], Wy: [], by: 0 };
  const { Wx, Wh, b, bhn, Wy } = fit(gru, odd);
  expect([Wx.length, Wh.length, b.length, bhn, Wy.length]).toEqual([24, 12, 6, [7, 8], 2]);
});

test.each([lstm, gru])('random weights of an $cell make a network, and two units have their own', (cell) => {
  const weights = randomWeights(cell, 2, 9);
  expect(fit(cell, weights)).toEqual(weights);
  const net = build(cell, weights);
  expect(Array.from(net.parameter('weight_hh_l0').data)).toEqual(weights.Wh);
  expect(Array.from(net.parameter('bias_hh_l0').data.subarray(-2))).toEqual(weights.bhn ?? [0, 0]);
});

test('weights are known by their name until one of them is another', () => {
  const known = { one, random: randomWeights(gru, 2, 1) };
  expect(nameOf(known, { ...one })).toBe('one');
  expect(nameOf(known, { ...known.random })).toBe('random');
  expect(nameOf(known, { ...one, by: 1 })).toBeUndefined();
  expect(nameOf(known, { ...known.random, bhn: [0, 0] })).toBeUndefined();
});
