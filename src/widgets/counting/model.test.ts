import { figureOf } from '$frame/testing.ts';
import { expect, test } from 'vitest';
import { Counting } from './model.svelte.ts';
import { MOST, networkOf, read, string, tryAll } from './network.ts';
import { parameters } from './params.ts';
import { SEEN } from './trained.ts';

const make = (given: Partial<typeof parameters.defaults> = {}) => figureOf(Counting, parameters, given);

test('a string read in two parts is answered as a string read whole', () => {
  for (const kind of ['hand', 'trained'] as const) {
    const net = networkOf(kind, 6);
    const results = tryAll(net);
    for (const n of [1, 5, 15, 17, 39, 60, MOST]) {
      const { output } = net.forward(string(n), { T: 2 * n });
      const right = output.every((y, t) => y > 0.5 === (t === 2 * n - 1));
      expect(results[n - 1], `${kind}, n = ${n}`).toBe(right);
    }
  }
});

test('the hand-set cell holds how many a’s are ahead of the b’s', () => {
  const n = 20;
  const { c } = read(networkOf('hand', 20), n);
  c.forEach(([count], t) => {
    expect(Math.abs(count - (t < n ? t + 1 : 2 * n - t - 1))).toBeLessThan(1e-4);
  });
});

test('one cell of the trained network counts too: up at every a and down at every b', () => {
  const { c } = read(networkOf('trained', 0), SEEN);
  const counts = [0, 1].map((unit) => c.map((row) => row[unit] * Math.sign(c[SEEN - 1][unit])));
  const steady = counts.some((values) =>
    values.every((value, t) => t === 0 || (t < SEEN ? value > values[t - 1] : value < values[t - 1]))
  );
  expect(steady).toBe(true);
});

test('the trained network is right on all it saw, goes on far beyond, and breaks', () => {
  const figure = make();
  expect(figure.results.slice(0, SEEN)).toEqual(Array.from({ length: SEEN }, () => true));
  expect(figure.first).toBeGreaterThan(2 * SEEN);
  expect(figure.first).toBeLessThan(MOST);
  figure.change({ n: figure.first ?? 0 });
  expect(figure.wrong.length).toBeGreaterThan(0);
});

test('the more the forget gate leaks, the sooner the hand-set counter breaks', () => {
  const first = [4, 6, 8, 10].map((forgetBias) => make({ kind: 'hand', forgetBias }).first ?? Infinity);
  expect(first).toEqual([...first].sort((a, b) => a - b));
  expect(first[0]).toBeLessThan(10);
  expect(make({ kind: 'hand', forgetBias: 20 }).first).toBeUndefined();
});

test('the exercise is solved where the counter reaches 100 and back, and not by the trained network', () => {
  expect(make({ kind: 'hand', task: 'to-100' }).score).toBe(0);
  expect(make({ kind: 'hand', task: 'to-100', forgetBias: 12 }).score).toBe(1);
  expect(make({ task: 'to-100' }).score).toBe(0);
  expect(make().score).toBeUndefined();
});
