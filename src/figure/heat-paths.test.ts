import { expect, test } from 'vitest';
import { heatPaths } from './heat-paths.ts';

const grid = { x: 0, y: 0, width: 40, height: 20, columns: 4, rows: 2 };

test('neighbouring cells of one shade become one rectangle', () => {
  const shades = [
    [0, 0, 1, 1],
    [0, 1, 1, 1]
  ];
  const [first, second] = heatPaths(grid, 2, (row, column) => shades[row][column]);
  expect(first).toBe('M0,0h20v10h-20zM0,10h10v10h-10z');
  expect(second).toBe('M20,0h20v10h-20zM10,10h30v10h-30z');
});

test('a cell below the lowest shade stays empty, one above the highest takes the highest', () => {
  const [low, high] = heatPaths(grid, 2, (row, column) => (row === 0 ? -1 : column === 0 ? 9 : 0));
  expect(low).toBe('M10,10h30v10h-30z');
  expect(high).toBe('M0,10h10v10h-10z');
});
