import { expect, test } from 'vitest';
import { ADVANCE, placeSums, type Sum } from './place-sums.ts';

const sum: Sum = {
  q: 'h',
  sub: '1',
  result: 0,
  terms: [
    { weight: -2, value: 1, of: 'h', order: 0 },
    { weight: -0.5, value: -1, of: 'x', order: 1 }
  ]
};

test('a negative number stands in brackets, but for the first', () => {
  const [{ terms, result }] = placeSums([sum], 'ReLU', 1000).placed;
  expect(terms.map(({ weight, value }) => `${weight}·${value}`)).toEqual(['−2·1', '(−0.50)·(−1)']);
  expect(result.text).toBe('0');
});

test('what belongs together follows on the same line, and a line that is full breaks before a sum’s next product', () => {
  const [wide] = placeSums([sum], 'ReLU', 1000).placed;
  expect(new Set([wide.head.y, ...wide.terms.map(({ y }) => y), wide.result.y]).size).toBe(1);
  expect(wide.terms[0].x).toBeGreaterThan(9 * ADVANCE);
  const [narrow] = placeSums([sum], 'ReLU', 180).placed;
  expect(narrow.terms[0].y).toBe(narrow.head.y);
  expect(narrow.terms[1].y).toBeGreaterThan(narrow.head.y);
  expect(narrow.result.y).toBe(narrow.terms[1].y);
});

test('sums stand below each other', () => {
  const { placed, height } = placeSums([sum, sum], 'ReLU', 1000);
  expect(placed[1].head.y).toBeGreaterThan(placed[0].head.y + 20);
  expect(height).toBe(2 * 24 + 4);
});
