import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutOf, placeOf, placesOf, usesOf, type Asked } from './layout.ts';
import { knotOf, threadPath, travellers } from './paths.ts';

const asked: Asked = {
  room: 700,
  steps: 6,
  numbers: 2,
  direction: 'right',
  edges: false,
  box: { width: 60, height: 36 }
};
const layout = layoutOf(asked);
const all = { letter: 'W', name: 'W', from: 0, to: 5 };
const any = fc.double({ min: 0, max: 6, noNaN: true });

test('rolled up there is one cell, and pulled out there is one for every step', () => {
  expect(placesOf(layout, 0, 3)).toMatchObject({ copies: [], reel: layout.first, step: 2, loop: 1 });
  const out = placesOf(layout, 6, 3);
  expect([...out.copies, out.reel]).toEqual(
    [0, 1, 2, 3, 4, 5].map((step) => layout.first + step * layout.pitch)
  );
  expect(out).toMatchObject({ step: 5, loop: 0 });
});

test('the cell that goes ahead leaves one copy for every input it has passed, and keeps its loop until the last', () => {
  const half = placesOf(layout, 2.5, 0);
  expect(half.copies).toHaveLength(3);
  expect(half.reel).toBeCloseTo(layout.first + 2.5 * layout.pitch, 9);
  expect(half.loop).toBe(1);
  expect(placesOf(layout, 5, 0).loop).toBe(1);
  expect(placesOf(layout, 5.5, 0).loop).toBeCloseTo(0.5, 9);
});

test('however it is pulled and read, nothing that waits to be read jumps: a small pull moves it a little', () => {
  fc.assert(
    fc.property(any, any, (unroll, reached) => {
      const [a, b] = [
        placesOf(layout, unroll, reached),
        placesOf(layout, Math.min(6, unroll + 1e-4), reached)
      ];
      expect(Math.abs(a.reel - b.reel)).toBeLessThan(0.1);
      a.inputs.forEach(({ along }, i) => {
        if (i >= reached) expect(Math.abs(along - b.inputs[i].along)).toBeLessThan(0.1);
      });
    })
  );
});

test('on the loop the inputs pass below the cell one after another, and those that are read are gone', () => {
  const { inputs, reel, step } = placesOf(layout, 0, 3);
  expect(step).toBe(2);
  expect(inputs[2]).toEqual({ along: reel, seen: 1 });
  expect(inputs[3].along).toBeGreaterThan(reel);
  expect(inputs[1].seen).toBe(0);
});

test('all cells that stand hang on the one box, and on a box of their own where every step has one', () => {
  const out = placesOf(layout, 6, 0);
  expect(usesOf(all, out)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(usesOf({ ...all, from: 3, to: 3 }, out)).toEqual([3]);
  expect(usesOf(all, placesOf(layout, 2, 0))).toEqual([0, 1, 2]);
  expect(usesOf(all, placesOf(layout, 0, 4))).toEqual([3]);
});

test('a sequence that has no room keeps columns with room for a number, and is longer than what is seen', () => {
  const narrow = layoutOf({ ...asked, room: 296 });
  expect(narrow.pitch).toBeGreaterThanOrEqual(narrow.cell.along + 18);
  expect(narrow.length).toBeGreaterThan(296);
  expect(layout.length).toBeLessThanOrEqual(700);
});

test('pulled upward it is the same sequence, turned: later copies stand higher, weights to the left of them', () => {
  const up = layoutOf({ ...asked, direction: 'up', room: 420, steps: 3 });
  const places = placesOf(up, 3, 0);
  const [first, last] = [0, 2].map((step) => up.at(placeOf(places, step), up.rows.h));
  expect(last[1]).toBeLessThan(first[1]);
  expect(last[0]).toBe(first[0]);
  const [boxX] = up.at(up.first, up.rows.W);
  expect(boxX).toBeLessThan(knotOf(up, up.first)[0]);
  expect(up.width).toBe(up.depth);
  expect(up.height).toBe(420);
});

test('a thread starts where it is tied to its cell and ends on its box', () => {
  const numbers =
    threadPath(layout, layout.first, 300)
      .match(/-?[\d.]+/g)
      ?.map(Number) ?? [];
  const [x, y] = knotOf(layout, layout.first);
  expect(numbers[0]).toBeCloseTo(x, 0);
  expect(numbers[1]).toBeCloseTo(y, 0);
  expect(numbers.slice(-2)).toEqual([300, layout.rows.W]);
});

test('a state travels from its cell to the next, and on the loop from a cell back to itself', () => {
  const out = placesOf(layout, 6, 2.3);
  const from = travellers(layout, out, 2, 0).h[0];
  const to = travellers(layout, out, 2, 1).h[0];
  expect(from).toBeCloseTo(placeOf(out, 1) + layout.cell.along / 2, 6);
  expect(to).toBeCloseTo(placeOf(out, 2) - layout.cell.along / 2, 6);
  const rolled = placesOf(layout, 0, 2.3);
  const [start, top, end] = [0, 0.5, 1].map((share) => travellers(layout, rolled, 2, share).h);
  expect(start[0]).toBeGreaterThan(rolled.reel);
  expect(top[1]).toBeCloseTo(layout.rows.loop, 6);
  expect(end[0]).toBeLessThan(rolled.reel);
});
