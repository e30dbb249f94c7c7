import { expect, test } from 'vitest';
import { flow } from './flow.ts';

const box = (width: number, glue = false) => ({ width, height: 10, glue });

test('items that fit stand on one line, their centres on one axis', () => {
  const { places, height } = flow([box(10), { width: 10, height: 30 }], 100, 5);
  expect(places).toEqual([
    { x: 0, y: 15 },
    { x: 15, y: 15 }
  ]);
  expect(height).toBe(30);
});

test('an item that does not fit starts a new line, and takes what is glued to it along', () => {
  const { places } = flow([box(40), box(40), box(40, true)], 100, 5, 4);
  expect(places.map((p) => p.x)).toEqual([0, 0, 45]);
  expect(places[1].y).toBe(19);
});

test('an item wider than the line still gets a line of its own', () => {
  const { places, width } = flow([box(10), box(200)], 100, 5);
  expect(places[1].x).toBe(0);
  expect(width).toBe(200);
});
