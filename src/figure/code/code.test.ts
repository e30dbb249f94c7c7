import { expect, test } from 'vitest';
import { firstRow, layOutCode, shown } from './lay-out.ts';
import { shadeOf, shadePaths, STEPS } from './shades.ts';

const places = (text: string, columns: number) =>
  layOutCode(Array.from(text), columns).spots.map(({ row, column, width }) => [row, column, width]);

test('characters stand one beside the other, and a new line begins below', () => {
  expect(places('ab\nc', 9)).toEqual([
    [0, 0, 1],
    [0, 1, 1],
    [0, 2, 1],
    [1, 0, 1]
  ]);
});

test('a tab leads to the next fourth column', () => {
  expect(places('\ta\tb', 20)).toEqual([
    [0, 0, 4],
    [0, 4, 1],
    [0, 5, 3],
    [0, 8, 1]
  ]);
});

test('what is too long goes on in the next line, its line end does not', () => {
  expect(places('abc\nd', 3).map(([row]) => row)).toEqual([0, 0, 0, 0, 1]);
  expect(places('abcd', 3).map(([row]) => row)).toEqual([0, 0, 0, 1]);
  expect(layOutCode(Array.from('a\n'), 3).rows).toBe(2);
});

test('the row that is looked at is among those that are shown', () => {
  for (const row of [0, 3, 9, 30, 39]) {
    const first = firstRow(row, 10, 40);
    expect(first).toBeLessThanOrEqual(row);
    expect(row).toBeLessThan(first + 10);
  }
  expect(firstRow(3, 10, 5)).toBe(0);
});

test('what would not be seen has a sign', () => {
  expect(Array.from('a\n\t ', shown)).toEqual(['a', '⏎', '⇥', '␣']);
});

test('values become shades of both signs, and those near 0 none', () => {
  expect([-2, -1, -0.05, 0.05, 0.5, 1].map(shadeOf)).toEqual([-STEPS, -STEPS, -0, 0, STEPS / 2, STEPS]);
});

test('a shade is one path, however many have it', () => {
  const paths = shadePaths(
    5,
    (i) => [1, 0, 1, -2, 1][i],
    (i) => ({ x: i, y: 0, width: 1, height: 2 })
  );
  expect(paths.map(({ shade, d }) => [shade, d.split('M').length - 1])).toEqual([
    [-2, 1],
    [1, 3]
  ]);
});
