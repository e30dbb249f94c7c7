import { expect, test } from 'vitest';
import { roundExtent } from './round-extent.ts';

test('a size is held by the next of 1, 2 and 5 times a power of ten', () => {
  expect([0.9, 1, 1.1, 3, 7].map((size) => roundExtent(size).extent)).toEqual([1, 1, 2, 5, 10]);
  expect(roundExtent(0.03).extent).toBeCloseTo(0.05, 12);
});

test('far from 1 it is printed as a power', () => {
  expect(roundExtent(40).text).toBe('50');
  expect(roundExtent(0.015).text).toBe('0.02');
  expect(roundExtent(1500).text).toBe('2·10³');
  expect(roundExtent(0.8e-5).text).toBe('10⁻⁵');
});

test('what has no size, or none that is finite, has an extent all the same', () => {
  for (const size of [0, NaN, Infinity]) expect(roundExtent(size).extent).toBe(1);
});
