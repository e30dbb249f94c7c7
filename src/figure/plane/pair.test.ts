import { expect, test } from 'vitest';
import { pairOf } from './pair.ts';

test('an angle is right from 0 to 180 degrees, and there is none where a vector is 0', () => {
  const at = (degrees: number) =>
    Float64Array.of(3 * Math.cos((degrees * Math.PI) / 180), 3 * Math.sin((degrees * Math.PI) / 180));
  for (const degrees of [0, 1e-6, 45, 90, 179, 180])
    expect(pairOf(Float64Array.of(2, 0), at(degrees)).angle).toBeCloseTo(degrees, 10);
  expect(pairOf(Float64Array.of(1, 0), Float64Array.of(0, 0)).angle).toBeNaN();
  expect(() => pairOf(Float64Array.of(1), Float64Array.of(1, 0))).toThrow(RangeError);
});
