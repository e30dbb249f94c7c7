import { expect, test } from 'vitest';
import { dotsAt, pathThrough, planeOf } from './plane.ts';

const { toPixels, toValue } = planeOf({ x: 30, y: 8, size: 200 }, 2);

test('0 stands in the middle of the square, and what is larger stands to the right and above', () => {
  expect(toPixels([0, 0])).toEqual([130, 108]);
  expect(toPixels([2, 2])).toEqual([230, 8]);
  expect(toPixels([-2, -2])).toEqual([30, 208]);
});

test('a pixel leads back to its value', () => {
  for (const value of [
    [0.3, -1.7],
    [2, -2]
  ] as const)
    toValue(toPixels(value)).forEach((back, i) => expect(back).toBeCloseTo(value[i], 12));
});

test('a path goes through its points, and dots stand at theirs', () => {
  const points = [
    [1, 2],
    [3.04, 4]
  ] as const;
  expect(pathThrough(points)).toBe('M1.0,2.0L3.0,4.0');
  expect(pathThrough(points, true)).toBe('M1.0,2.0L3.0,4.0z');
  expect(dotsAt(points)).toBe('M1.0,2.0h0M3.0,4.0h0');
});
