import { expect, test } from 'vitest';
import { factorsHeld, GREATEST_FLOAT32, inFloat32, LEAST_FLOAT32 } from './float32.ts';

test('the least and the greatest are held, and what is half or a hair more is not', () => {
  expect(Math.fround(LEAST_FLOAT32)).toBe(LEAST_FLOAT32);
  expect(Math.fround(LEAST_FLOAT32 / 2)).toBe(0);
  expect(Math.fround(GREATEST_FLOAT32)).toBe(GREATEST_FLOAT32);
  expect(Math.fround(GREATEST_FLOAT32 * (1 + 2 ** -24))).toBe(Infinity);
});

test('float32 holds factors from .90 to 1.09 over a thousand steps', () => {
  const [least, greatest] = factorsHeld(1000);
  expect(least).toBeCloseTo(0.902, 3);
  expect(greatest).toBeCloseTo(1.0928, 4);
});

test('what a number is in float32 is what rounding to it says', () => {
  for (const log10 of [-46, -44.9, 0, 38, 38.6]) {
    const rounded = Math.fround(10 ** log10);
    expect(inFloat32(log10)).toBe(rounded === 0 ? 'zero' : rounded === Infinity ? 'infinity' : 'held');
  }
});
