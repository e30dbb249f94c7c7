import { expect, test } from 'vitest';
import { figureOf } from '$frame/testing.ts';
import { Example } from './model.svelte.ts';
import { parameters } from './params.ts';

test('each state is the tanh of the weight times the one before', () => {
  const { h } = figureOf(Example, parameters, { weight: 0.5, steps: 2 });
  expect(h[0]).toBe(0);
  expect(h[1]).toBeCloseTo(Math.tanh(1), 12);
  expect(h[2]).toBeCloseTo(Math.tanh(0.5 * h[1]), 12);
});

test('below a weight of 1 what was read fades, above it stays', () => {
  const last = (weight: number) => figureOf(Example, parameters, { weight, steps: 16 }).h[16];
  expect(last(0.5)).toBeLessThan(0.001);
  expect(last(1.5)).toBeGreaterThan(0.8);
});

test('there is no step after the last', () => {
  const figure = figureOf(Example, parameters, { steps: 5 });
  figure.seek(100);
  expect(figure.t).toBe(5);
});
