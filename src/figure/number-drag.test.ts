import { expect, test } from 'vitest';
import { dragged, nudged, typed } from './number-drag.ts';

const range = { min: -4, max: 4, step: 0.1 };

test('dragging forty pixels to the right adds one', () => {
  expect(dragged(0, 40, range)).toBe(1);
  expect(dragged(1, -40, range)).toBe(0);
});

test('a drag too short for one grain leaves the value to the bit', () => {
  expect(dragged(0.123456789, 0.4, range)).toBe(0.123456789);
});

test('with Shift a drag is ten times finer', () => {
  expect(dragged(0, 40, range, true)).toBe(0.1);
});

test('arrow keys nudge without decimal dust', () => {
  expect(nudged(0.2, 'ArrowUp', range)).toBe(0.3);
  expect(nudged(0.3, 'ArrowLeft', range, true)).toBe(0.29);
  expect(nudged(0, 'PageDown', range)).toBe(-1);
});

test('no key leads out of the range, and other keys mean nothing', () => {
  expect(nudged(3.95, 'ArrowUp', range)).toBe(4);
  expect(nudged(0, 'Home', range)).toBe(-4);
  expect(nudged(0, 'a', range)).toBeUndefined();
});

test('typed numbers may use a comma or a true minus; words are refused', () => {
  expect(typed('−0,5', range)).toBe(-0.5);
  expect(typed('99', range)).toBe(4);
  expect(typed('one', range)).toBeUndefined();
  expect(typed('', range)).toBeUndefined();
});
