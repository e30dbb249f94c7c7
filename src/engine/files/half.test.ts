import { expect, test } from 'vitest';
import { fromHalf, LARGEST_HALF, toHalf } from './half.ts';

test('every half comes back from its number with the same bits', () => {
  const halves = Array.from({ length: 2 ** 16 }, (_, half) => half);
  const numbers = halves.filter((half) => !Number.isNaN(fromHalf(half)));
  expect(numbers).toHaveLength(2 ** 16 - 2 * 1023);
  expect(numbers.filter((half) => toHalf(fromHalf(half)) !== half)).toEqual([]);
  expect(fromHalf(toHalf(NaN))).toBeNaN();
});

test('the numbers are those that the standard lists', () => {
  const listed: [half: number, value: number][] = [
    [0x0001, 2 ** -24],
    [0x03ff, 2 ** -14 - 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3555, 0.333251953125],
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, LARGEST_HALF],
    [0x7c00, Infinity],
    [0x8000, -0]
  ];
  for (const [half, value] of listed) expect(fromHalf(half)).toBe(value);
});

test('a number becomes the half nearest to it, and of two as near the even one', () => {
  const step = 2 ** -10;
  expect(fromHalf(toHalf(1 + 0.4 * step))).toBe(1);
  expect(fromHalf(toHalf(1 + 0.6 * step))).toBe(1 + step);
  expect(fromHalf(toHalf(1 + 0.5 * step))).toBe(1);
  expect(fromHalf(toHalf(1 + 1.5 * step))).toBe(1 + 2 * step);
  expect(fromHalf(toHalf(1.5 * 2 ** -24))).toBe(2 ** -23);
  expect(fromHalf(toHalf(2.5 * 2 ** -24))).toBe(2 ** -23);
  expect(fromHalf(toHalf(2 ** -26))).toBe(0);
  expect(fromHalf(toHalf(-65519))).toBe(-LARGEST_HALF);
  expect(fromHalf(toHalf(65520))).toBe(Infinity);
});
