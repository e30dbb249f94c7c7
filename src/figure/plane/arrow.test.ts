import { expect, test } from 'vitest';
import { arrow, cut } from './arrow.ts';

test('an arrow ends where it points and starts where it begins', () => {
  const path = arrow([1, 2], [31, 42]);
  expect(path).toMatch(/^M1,2L31,42M/);
  expect(path.match(/31,42/g)).toHaveLength(2);
});

test('both wings of the head are equally far from the tip', () => {
  const [first, , second] = arrow([0, 0], [30, 10]).split(/[ML]/).slice(3);
  const away = (text: string) => {
    const [x, y] = text.split(',').map(Number);
    return Math.hypot(30 - x, 10 - y);
  };
  expect(away(first)).toBeGreaterThan(3);
  expect(away(first)).toBeCloseTo(away(second), 1);
});

test('a step that goes nowhere draws no arrow', () => {
  expect(arrow([3, 3], [3, 3.1])).toBe('');
});

test('a cut arrow keeps its direction and a short one its length', () => {
  expect(cut([0, 0], [30, 40], 10)).toEqual([6, 8]);
  expect(cut([0, 0], [3, 4], 10)).toEqual([3, 4]);
  expect(cut([5, 5], [5, 5], 10)).toEqual([5, 5]);
});
