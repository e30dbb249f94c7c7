import { expect, test } from 'vitest';
import { addSparsely, Curve } from './curve.ts';
import type { Update } from './diagnosis/evidence.ts';
import { Lines } from './lines.ts';

const updates = (from: number, to: number, bits: number): Update[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    update: from + i,
    loss: bits * Math.LN2,
    bits,
    norm: 1,
    rate: 0.1,
    clip: null,
    skipped: null
  }));

test('a curve of an hour has no more points than one of a minute, and the same mean', () => {
  const curve = new Curve(100);
  for (let update = 1; update <= 100_000; update++) curve.add(update, update % 2);
  const points = curve.points();
  expect(points.length).toBeLessThanOrEqual(100);
  expect(points.length).toBeGreaterThan(50);
  for (const { value } of points.slice(0, -1)) expect(value).toBeCloseTo(0.5, 10);
  expect(points[0].updates).toBeLessThan(points[1].updates);
});

test('a short curve holds every value at its update, and what is no number is a gap', () => {
  const curve = new Curve();
  [3, NaN, 2, Infinity, 1].forEach((value, i) => curve.add(i + 1, value));
  expect(curve.points()).toEqual([
    { updates: 1, value: 3 },
    { updates: 3, value: 2 },
    { updates: 5, value: 1 }
  ]);
  expect(Curve.of(curve.data).points(3)).toEqual(curve.points(3));
});

test('a list that is full loses every other entry, and keeps the last', () => {
  let list: number[] = [];
  for (let i = 0; i < 1000; i++) list = addSparsely(list, i, 10);
  expect(list.length).toBeLessThanOrEqual(10);
  expect(list.at(-1)).toBe(999);
  expect(list[0]).toBe(0);
});

test('the way to a branch leads over what it began from, and no further', () => {
  const lines = new Lines();
  lines.add(0, updates(1, 40, 5), [
    { updates: 0, bits: 6 },
    { updates: 40, bits: 4 }
  ]);
  lines.addSample(0, { updates: 10, text: 'early', surprise: [] });
  lines.addSample(0, { updates: 35, text: 'late', surprise: [] });
  lines.begin(1, { branch: 0, updates: 20 });
  lines.add(1, updates(21, 30, 3), [{ updates: 30, bits: 2 }]);
  const bits = lines.points(1, (line) => line.bits);
  expect(bits).toHaveLength(30);
  expect(bits.slice(0, 20).every(({ value }) => value === 5)).toBe(true);
  expect(bits.slice(20).every(({ value }) => value === 3)).toBe(true);
  const sample = (branch: number, at: number) => lines.last(branch, at, (line) => line.samples)?.text;
  expect([sample(1, 30), sample(0, 40), sample(0, 5)]).toEqual(['early', 'late', undefined]);
  expect(lines.last(1, 29, (line) => line.measured)?.bits).toBe(6);
  expect(lines.line(1).end).toBe(30);
});

test('what is kept of a branch is its whole way, as one line', () => {
  const lines = new Lines();
  lines.add(0, updates(1, 40, 5), [{ updates: 40, bits: 4 }]);
  lines.begin(1, { branch: 0, updates: 20 });
  lines.add(1, updates(21, 30, 3), [{ updates: 30, bits: 2 }]);
  const back = Lines.of(lines.data(1));
  expect(back.points(0, (line) => line.bits)).toEqual(lines.points(1, (line) => line.bits));
  expect(back.last(0, 99, (line) => line.measured)).toEqual({ updates: 30, bits: 2 });
  expect(back.line(0).end).toBe(30);
});
