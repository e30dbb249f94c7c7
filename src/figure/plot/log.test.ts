import { expect, test } from 'vitest';
import { powersAround, wholeStops } from './log.ts';

test('axes hold all numbers, and stops run from 1 to the most', () => {
  expect(powersAround([3, 4], [1, 10])).toEqual([1, 100]);
  expect(powersAround([], [1, 100])).toEqual([1, 100]);
  expect(wholeStops(1000, 60)[0]).toBe(1);
  expect(wholeStops(1000, 60).at(-1)).toBe(1000);
});
