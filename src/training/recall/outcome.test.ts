import { expect, test } from 'vitest';
import { CHECK_EVERY } from './learning.ts';
import { medianUpdates, updatesNeeded } from './outcome.ts';

test('a network needs updates until the test by which it had learned, and the median is of those that have', () => {
  expect(updatesNeeded('recall', [0.5, 1])).toBe(2 * CHECK_EVERY);
  expect(updatesNeeded('recall', [0.5])).toBeNull();
  expect(medianUpdates([null, 100, 50])).toBe(75);
  expect(medianUpdates([null])).toBeUndefined();
});
