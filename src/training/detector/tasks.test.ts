import { expect, test } from 'vitest';
import { targets } from './tasks.ts';

test('repeated 1s: the string of the lectures gets 0 0 0 0 1 1 0 0 1', () => {
  expect(targets('repeated-ones', '010111011')).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 1]);
});

test('two 0s: a first 0 alone is not two, for nothing was read before it', () => {
  expect(targets('two-zeros', '00100')).toEqual([0, 1, 0, 0, 1]);
});

test('three 1s: the answer comes with the third', () => {
  expect(targets('three-ones', '11110')).toEqual([0, 0, 1, 1, 0]);
});

test('rising edge: silence before the first bit counts as 0', () => {
  expect(targets('rising-edge', '1101')).toEqual([1, 0, 0, 1]);
});

test('odd or even: a 1 turns every answer after it, however long ago it was', () => {
  expect(targets('parity', '0110001')).toEqual([0, 1, 0, 0, 0, 0, 1]);
});
