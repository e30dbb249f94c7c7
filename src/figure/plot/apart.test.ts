import { expect, test } from 'vitest';
import { apart, aside } from './apart.ts';

test('labels that would lie over each other are moved apart, in order and inside', () => {
  expect(apart([50, 52, 10], 14, 0, 100)).toEqual([50, 64, 10]);
  expect(apart([98, 99, 100], 14, 0, 100)).toEqual([72, 86, 100]);
});

test('marks at one height stand side by side, the last of them in its place', () => {
  expect(aside([120, 120, 120], 18)).toEqual([2, 1, 0]);
  expect(aside([100, 110, 120], 18)).toEqual([0, 1, 0]);
  expect(aside([100, 140, 180], 18)).toEqual([0, 0, 0]);
});
