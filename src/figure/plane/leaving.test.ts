import { expect, test } from 'vitest';
import { leaving } from './leaving.ts';

test('a way out of a rectangle ends at its border, and one that stays inside where it goes', () => {
  const place = { width: 100, height: 50 };
  expect(leaving([50, 25], [250, 25], place)).toEqual([100, 25]);
  expect(leaving([50, 25], [50, -1e9], place)[1]).toBeCloseTo(0, 6);
  expect(leaving([50, 25], [60, 30], place)).toEqual([60, 30]);
});
