import { expect, test } from 'vitest';
import { crossing, measuredCrossing } from './crossing.ts';

test('two costs cross where the one that ends higher has become so for good', () => {
  expect(
    crossing(
      (T) => T * T,
      (T) => 10 * T,
      100
    )
  ).toEqual({ larger: 'a', from: 11 });
  expect(
    crossing(
      (T) => T,
      (T) => T + 1,
      100
    )
  ).toEqual({ larger: 'b', from: 1 });
  const there = (T: number) => (T === 3 ? 9 : 1);
  expect(crossing(there, () => 2, 10)).toEqual({ larger: 'b', from: 4 });
  expect(crossing(there, there, 10)).toEqual({ larger: 'neither', from: 1 });
});

test('measured costs cross between two lengths, where straight lines on logarithmic axes do', () => {
  expect(measuredCrossing([], [], [])).toBeUndefined();
  expect(measuredCrossing([10, 100], [1, 100], [10, 10])).toEqual({
    larger: 'a',
    from: expect.closeTo(10 * Math.sqrt(10), 6)
  });
  expect(measuredCrossing([10, 100], [1, 2], [10, 10])).toEqual({ larger: 'b', from: 10 });
});

test('a length at which one cost was higher by chance does not count as the crossing', () => {
  const found = measuredCrossing([8, 16, 32, 64], [3, 1, 1, 4], [2, 2, 2, 2]);
  expect(found?.larger).toBe('a');
  expect(found?.from).toBeGreaterThan(32);
  expect(found?.from).toBeLessThan(64);
});
