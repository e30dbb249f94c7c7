import { expect, test } from 'vitest';
import { squeezedColumns } from './squeezed-columns.ts';

const silent = [false, true, true, true, false];

test('where there is room all columns are alike, and none is wider than it need be', () => {
  const { dense, columns } = squeezedColumns(10, 500, silent);
  expect(dense).toBe(false);
  expect(columns.map(({ x, width }) => [x, width])).toEqual([
    [10, 64],
    [74, 64],
    [138, 64],
    [202, 64],
    [266, 64]
  ]);
});

test('where there is none the silent ones give way, and all of it is used', () => {
  const { dense, columns } = squeezedColumns(0, 110, silent);
  expect(dense).toBe(true);
  expect(columns.map(({ width }) => width)).toEqual([40, 10, 10, 10, 40]);
});

test('with nothing silent all share what there is', () => {
  const { columns } = squeezedColumns(0, 60, [false, false, false]);
  expect(columns.map(({ width }) => width)).toEqual([20, 20, 20]);
});
