import { expect, test } from 'vitest';
import { regionPaths } from './region-paths.ts';

const square = { x: 0, y: 0, size: 20 };

test('regions are drawn as one run a row and a border where they meet', () => {
  expect(regionPaths({ perSide: 2, cells: [0, 1, 0, 1] }, 2, square)).toEqual({
    fills: ['M0,10H10V20H0zM0,0H10V10H0z', 'M10,10H20V20H10zM10,0H20V10H10z'],
    borders: 'M10,20V10M10,10V0'
  });
});

test('what is nobody’s stays empty', () => {
  const { fills, borders } = regionPaths({ perSide: 2, cells: [0, 0, -1, -1] }, 1, square);
  expect(fills).toEqual(['M0,10H20V20H0z']);
  expect(borders).toBe('M0,10H10M10,10H20');
});
