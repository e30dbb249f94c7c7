import { expect, test } from 'vitest';
import { sketchAt, stroke } from './sketch.ts';

const flat = [0, 0, 0, 0, 0, 0];

test('a stroke bends a sketch at the knots it passes and leaves the others, whichever way it is drawn', () => {
  const drawn = stroke(flat, { x: 20, y: -10 }, { x: 40, y: -30 }, 60);
  expect(drawn).toEqual([0, -10, -20, -30, 0, 0]);
  expect(stroke(flat, { x: 40, y: -30 }, { x: 20, y: -10 }, 60)).toEqual(drawn);
});

test('a touch bends the knot that it is nearest to', () => {
  expect(stroke(flat, { x: 59, y: 7 }, { x: 59, y: 7 }, 60)).toEqual([0, 0, 0, 0, 0, 7]);
});

test('a sketch begins at 0 and is straight between its knots', () => {
  const values = [3, -10, 3, 4, 5, 6];
  expect(sketchAt(values, 10, 60)).toBeCloseTo(3, 12);
  expect(sketchAt(values, 5, 60)).toBeCloseTo(1.5, 12);
  expect(sketchAt(values, 60, 60)).toBe(6);
});
