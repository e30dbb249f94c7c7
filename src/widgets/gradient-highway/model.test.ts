import { expect, test } from 'vitest';
import { figureOf } from '$frame/testing.ts';
import { Network, Rng } from '$engine';
import { wayBack } from './gradients.ts';
import { Highway } from './model.svelte.ts';
import { parameters } from './params.ts';
import { SHADES, shadeOf, strength } from './shades.ts';

const model = (given: Partial<typeof parameters.defaults> = {}) => figureOf(Highway, parameters, given);

test('every entry of the first maps is what moving that state changes in the loss', () => {
  // The state after t steps is given to a network that reads only the rest: finite differences, without backward.
  const setup = { ...parameters.defaults, steps: 12, hidden: 3 };
  for (const cell of ['lstm', 'rnn'] as const) {
    const net = new Network({ cell, inputSize: 1, hiddenSize: 3, outputSize: 1, dtype: 'float64' });
    net.init(new Rng(setup.seed), cell === 'lstm' ? { forgetBias: setup.forgetBias } : {});
    const draw = new Rng(setup.seed + 10_000);
    const x = Float64Array.from({ length: 12 }, () => draw.normal(0, 1));
    const trace = net.forward(x, { T: 12 });
    const lossFrom = (h0: Float64Array, c0?: Float64Array, t = 5) => {
      const rest = net.forward(x.subarray(t), { T: 12 - t, h0, ...(c0 && { c0 }) });
      return (rest.output[11 - t] - x[0]) ** 2;
    };
    const h = Float64Array.from(trace.h(0, 4));
    const c = cell === 'lstm' ? Float64Array.from(trace.c(0, 4)) : undefined;
    const { gradient } = wayBack(cell, setup);
    for (let unit = 0; unit < 3; unit++) {
      const moved = (by: number) => {
        const [h1, c1] = [Float64Array.from(h), c && Float64Array.from(c)];
        if (c1 === undefined) {
          h1[unit] += by;
          return lossFrom(h1);
        }
        // h_t = o ⊙ tanh(c_t): a moved cell state moves its own output too.
        const o = trace.gates(0, 4).o[unit];
        c1[unit] += by;
        h1[unit] = o * Math.tanh(c1[unit]);
        return lossFrom(h1, c1);
      };
      const slope = (moved(1e-6) - moved(-1e-6)) / 2e-6;
      expect(gradient[4][unit]).toBeCloseTo(slope, 8);
    }
  }
});

test('the first state tells the story: far more reaches the first step in the LSTM', () => {
  const { reach } = model();
  expect(reach.lstm).toBeGreaterThan(1e-3);
  expect(reach.rnn).toBeLessThan(1e-9);
});

test('the direct path brings what the forget gates leave of each unit’s gradient', () => {
  const figure = model({ steps: 12, hidden: 3 });
  const { gradient, trace, direct } = figure.lstm;
  const left = [0, 1, 2].map((unit) =>
    Array.from({ length: 11 }, (_, k) => trace.gates(0, 11 - k).f[unit]).reduce(
      (product, f) => product * f,
      gradient[11][unit]
    )
  );
  expect(direct[0]).toBeCloseTo(Math.hypot(...left), 15);
  expect(figure.reach.direct).toBeCloseTo(direct[0] / direct[11], 15);
});

test('without a forget bias the LSTM loses its gradient as well', () => {
  expect(model({ forgetBias: 0 }).reach.lstm).toBeLessThan(1e-9);
});

test('the exercise is solved by a forget bias that is large enough, and not before', () => {
  expect(model({ task: 'reach', forgetBias: 1 }).score).toBe(0);
  expect(model({ task: 'reach', forgetBias: 6 }).score).toBe(1);
  const short = model({ task: 'reach', forgetBias: 2, steps: 10 });
  expect(short.reach.lstm).toBeGreaterThan(0.1);
  expect(short.score).toBe(0);
  expect(model().score).toBeUndefined();
});

test('the marker points at a step from the end, wherever the sequence ends', () => {
  const figure = model();
  figure.seek(0);
  expect(figure.at).toBe(99);
  figure.seek(99);
  expect(figure.at).toBe(0);
  figure.params.steps = 20;
  expect(figure.t).toBe(19);
  expect(figure.at).toBe(0);
});

test('the largest entry has the full shade, each half power of ten one less, and the smallest stay empty', () => {
  expect(shadeOf(5, 5)).toBe(SHADES - 1);
  expect(shadeOf(-0.5, 5)).toBe(SHADES - 3);
  expect(shadeOf(5e-13, 5)).toBe(-1);
  expect(shadeOf(0, 5)).toBe(-1);
  expect(strength(SHADES - 1)).toBe(1);
});

test('the vanilla network’s map is blank from the step on at which all its entries are too small to be shaded', () => {
  const { blank, rnn, largest, length } = model();
  if (blank === undefined) throw new Error('It should go blank.');
  const most = (back: number) => Math.max(...rnn.gradient[length - back].map(Math.abs)) / largest;
  // A shade is half a power of ten, rounded: the faintest ends a quarter of one below the twelfth.
  expect(most(blank)).toBeLessThan(10 ** -11.7);
  expect(most(blank - 1)).toBeGreaterThan(10 ** -12.3);
  expect(model({ steps: 10 }).blank).toBeUndefined();
});

test('all of the way back is shown at first, and still is when the sequence grows', () => {
  const figure = model();
  expect(figure.at).toBe(0);
  figure.change({ steps: 150 });
  expect(figure.t).toBe(149);
});
