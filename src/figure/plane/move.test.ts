import { expect, test } from 'vitest';
import { moved, placed } from './move.ts';

const range = { min: -1, max: 1, step: 0.05 };

test('arrow keys move a point along the axis they name', () => {
  expect(moved([0.1, 0.2], 'ArrowRight', range)).toEqual([0.15, 0.2]);
  expect(moved([0.1, 0.2], 'ArrowLeft', range)).toEqual([0.05, 0.2]);
  expect(moved([0.1, 0.2], 'ArrowUp', range)).toEqual([0.1, 0.25]);
  expect(moved([0.1, 0.2], 'ArrowDown', range)).toEqual([0.1, 0.15]);
});

test('Shift makes a key ten times finer, and repeated fine moves add up', () => {
  let h: readonly [number, number] = [0, 0];
  for (let i = 0; i < 10; i++) h = moved(h, 'ArrowUp', range, true) ?? h;
  expect(h).toEqual([0, 0.05]);
});

test('a point cannot leave its range, by key or by hand', () => {
  expect(moved([0.99, 0], 'ArrowRight', range)).toEqual([1, 0]);
  expect(moved([0, 0], 'PageDown', range)).toEqual([0, -0.5]);
  expect(placed([1.7, -3], range)).toEqual([1, -1]);
});

test('the coordinate that a key does not move keeps every digit', () => {
  expect(moved([0.123456789, 0], 'ArrowUp', range)).toEqual([0.123456789, 0.05]);
});

test('other keys are left to others', () => {
  expect(moved([0, 0], 'Home', range)).toBeUndefined();
  expect(moved([0, 0], ' ', range)).toBeUndefined();
});
