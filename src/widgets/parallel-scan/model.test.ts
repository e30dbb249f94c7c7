import fc from 'fast-check';
import { figureOf } from '$frame/testing.ts';
import { expect, test } from 'vitest';
import { layoutOf } from './layout.ts';
import { costOf, LONG, PAIR, ParallelScan, ticksToLast } from './model.svelte.ts';
import { parameters, plans, sizes } from './params.ts';
import { apply, pin, STATES } from './pinned.ts';

const make = (given: Partial<typeof parameters.defaults> = {}) => figureOf(ParallelScan, parameters, given);

test('every place in the table does what its steps do one after the other', () => {
  for (const plan of plans)
    for (const steps of sizes) {
      const figure = make({ plan, steps });
      for (const row of figure.rows)
        for (const { first, last, a, b } of row)
          for (const h of [-1, 0.5, 2]) {
            let after = h;
            for (let t = first; t <= last; t++) after = figure.maps.a[t] * after + figure.maps.b[t];
            expect(a * h + b).toBeCloseTo(after, 12);
          }
    }
});

test('at the end all states are known, and they are the loop’s to rounding', () => {
  for (const plan of plans)
    for (const steps of sizes) {
      const figure = make({ plan, steps });
      figure.seek(figure.length);
      expect(figure.count).toBe(Number(steps));
      expect(figure.off).toBeLessThan(1e-14);
      const { joinedB, h } = figure.values() as { joinedB: number[]; h: number[] };
      joinedB.forEach((b, t) => expect(b).toBeCloseTo(h[t], 12));
    }
});

test('the last state is known when a place stands for all steps, and after no tick before', () => {
  for (const steps of sizes) {
    const figure = make({ plan: 'tree', steps });
    const T = Number(steps);
    expect(figure.truth).toBe(Math.log2(T));
    expect(figure.known(T - 1, figure.truth)).toBe(true);
    expect(figure.known(T - 1, figure.truth - 1)).toBe(false);
  }
  expect(ticksToLast(LONG)).toBe(10);
});

test('with a tanh between, the step through both ends of two steps is none of theirs', () => {
  const figure = make({ step: 'tanh' });
  expect(figure.pins).toHaveLength(4);
  for (const [k, pinned] of figure.pins.entries()) {
    const [first, second] = [2 * k, 2 * k + 1].map((t) => ({ a: figure.maps.a[t], b: figure.maps.b[t] }));
    const both = (h: number) => apply(second, apply(first, h));
    for (const end of [-1, 1]) expect(apply(pinned, end)).toBeCloseTo(both(end), 9);
    expect(Math.abs(both(pinned.at) - apply(pinned, pinned.at))).toBe(pinned.gap);
    expect(pinned.gap).toBeGreaterThan(0.3);
  }
});

test('any step is found again by its ends, so that a gap is never the search’s', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (a, b) => {
        // A step after one that changes nothing to speak of: h is small, and tanh nearly the identity.
        const tiny = 1e-4;
        const { gap } = pin({ a: tiny, b: 0 }, { a: a / tiny, b });
        expect(gap).toBeLessThan(1e-6);
      }
    )
  );
  expect(STATES[0]).toBe(-1);
  expect(STATES.at(-1)).toBe(1);
});

test('the tree with a tanh stops after its first tick, the loop goes on and hands on states', () => {
  expect(make({ step: 'tanh', plan: 'tree' }).length).toBe(1);
  expect(make({ step: 'tanh', plan: 'wide' }).length).toBe(1);
  const loop = make({ step: 'tanh', plan: 'loop' });
  expect(loop.length).toBe(7);
  expect([loop.fails, loop.asks]).toEqual([false, false]);
  let h = 0;
  for (const [t, x] of loop.x.entries()) {
    h = Math.tanh(loop.params.weight * h + x);
    expect(loop.h[t]).toBeCloseTo(h, 12);
  }
});

test('a wrong answer is told what it forgot', () => {
  const said = (task: 'join' | 'ticks', answer: number) => {
    const figure = make({ task, answer });
    return [figure.score, figure.mistake];
  };
  const { first, second } = PAIR;
  expect([second.a * first.a, make({ task: 'join' }).wanted]).toEqual([6, 7]);
  expect(said('join', 7)).toEqual([1, undefined]);
  expect(said('join', 5)).toEqual([0, 'added']);
  expect(said('join', 9)).toEqual([0, 'order']);
  expect(said('ticks', 10)).toEqual([1, undefined]);
  expect(said('ticks', 999)).toEqual([0, 'loop']);
  expect(said('ticks', costOf(LONG, 'tree').ticks)).toEqual([0, 'down']);
  expect(said('ticks', 9)).toEqual([0, 'short']);
  expect(make({ task: 'join' }).asks).toBe(false);
});

test('the join that is spelt out is the one pointed at, or the last of the tick', () => {
  const figure = make();
  expect(figure.read).toBeUndefined();
  figure.seek(2);
  expect(figure.read?.place).toMatchObject({ first: 4, last: 7 });
  figure.pointed = { row: 2, t: 1 };
  expect(figure.read).toMatchObject({ row: 1, place: { first: 0, last: 1 } });
  figure.pointed = { row: 0, t: 5 };
  expect(figure.read).toMatchObject({ row: 0, place: { first: 5, last: 5 } });
  // What is not there yet is not read.
  figure.pointed = { row: 5, t: 2 };
  expect(figure.read?.row).toBe(2);
});

test('the picture is nowhere taller than a stage, and no box is wider than its column', () => {
  for (const width of [272, 320, 390, 768, 960])
    for (const [T, rows] of [
      [4, 4],
      [8, 8],
      [16, 16]
    ]) {
      for (const shown of [1, rows]) {
        const { box, height, xOf } = layoutOf(width, T, rows, shown, false);
        expect(height).toBeLessThanOrEqual(470);
        expect(box.width).toBeLessThan(xOf(1) - xOf(0));
        expect(xOf(T - 1) + box.width / 2).toBeLessThanOrEqual(width);
      }
      expect(layoutOf(width, T, rows, 2, true).height).toBeLessThanOrEqual(470);
    }
});
