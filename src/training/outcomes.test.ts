import { expect, test } from 'vitest';
import { byTest, median, medians, outcomeOf } from './outcomes.ts';

test('a median is of what all have, keeps what has ended, and a score that is no number counts as the worst', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([NaN, 0.1, 0.2])).toBe(0.2);
  expect(medians([[0.5, 1], [0.4, 0.5, 0.6], [0.6]])).toEqual([0.5, 0.6, 0.6]);
  expect(medians([[0.5], []])).toEqual([]);
});

test('at every test each network shows its own score, its last one, or none yet', () => {
  expect(byTest([[1, 2, 3], [4], []], 2)).toEqual([
    [1, 4, undefined],
    [2, 4, undefined]
  ]);
});

test('a network has learned, has had all its tests, or is on its way', () => {
  const right = (tests: readonly number[]) => tests.at(-1) === 1;
  expect(outcomeOf([0, 1], right, 2)).toBe(true);
  expect(outcomeOf([0, 0], right, 2)).toBe(false);
  expect(outcomeOf([0], right, 2)).toBeUndefined();
});
