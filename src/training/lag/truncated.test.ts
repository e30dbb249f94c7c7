import { expect, test } from 'vitest';
import { crossEntropy } from '../../engine/index.ts';
import { LagLearning, startOf } from './learning.ts';
import { lesson, STEPS, STRINGS } from './lesson.ts';
import { chunkStarts, matrices, reachOf, truncatedGradient, type Gradient } from './truncated.ts';

test('a window that holds the whole chain gives the gradient of one backward pass over it, to the bit', () => {
  const given = lesson(3, 'orthogonal', 5);
  const { network, x, wanted } = given;
  const trace = network.forward(x, { T: STEPS, B: STRINGS });
  const { dLogits } = crossEntropy(trace.output, wanted, { T: STEPS, B: STRINGS, V: 2 });
  network.zeroGrad();
  network.backward(trace, { dOutput: dLogits });
  const whole = Float64Array.from(network.parameter('weight_hh_l0').grad);
  expect(truncatedGradient(given, STEPS).Whh).toEqual(whole);
});

test('a truncated gradient is the sum of what every answer sends back inside its own chunk', () => {
  const given = lesson(2, 'uniform', 2);
  const { network, x, wanted } = given;
  const window = 5;
  // The long way: one loss at a time, its chunk alone taken back.
  const sum: Gradient = { Wxh: new Float64Array(16), Whh: new Float64Array(256), Why: new Float64Array(32) };
  const trace = network.forward(x, { T: STEPS, B: STRINGS });
  const { dLogits } = crossEntropy(trace.output, wanted, { T: STEPS, B: STRINGS, V: 2 });
  for (let t = 0; t < STEPS; t++) {
    const from = Math.floor(t / window) * window;
    const T = t - from + 1;
    const h0 = Float64Array.from(trace.h(0, from - 1));
    const chunk = network.forward(x.slice(from * STRINGS, (t + 1) * STRINGS), { T, B: STRINGS, h0 });
    const dOutput = new Float64Array(T * STRINGS * 2);
    dOutput.set(dLogits.subarray(t * STRINGS * 2, (t + 1) * STRINGS * 2), (T - 1) * STRINGS * 2);
    network.zeroGrad();
    network.backward(chunk, { dOutput });
    network.parameter('weight_ih_l0').grad.forEach((value, i) => (sum.Wxh[i] += value));
    network.parameter('weight_hh_l0').grad.forEach((value, i) => (sum.Whh[i] += value));
    network.parameter('head.weight').grad.forEach((value, i) => (sum.Why[i] += value));
  }
  const truncated = truncatedGradient(given, window);
  for (const matrix of matrices)
    truncated[matrix].forEach((value, i) => expect(value).toBeCloseTo(sum[matrix][i], 13));
});

test('the exact gradient is the slope of the loss, by finite differences', () => {
  const given = lesson(4, 'orthogonal', 3);
  const { network, x, wanted } = given;
  const exact = truncatedGradient(given, STEPS);
  const loss = () => {
    const { output } = network.forward(x, { T: STEPS, B: STRINGS });
    return crossEntropy(output, wanted, { T: STEPS, B: STRINGS, V: 2 }).loss;
  };
  const { data } = network.parameter('weight_hh_l0');
  for (const i of [0, 37, 255]) {
    const was = data[i];
    data[i] = was + 1e-5;
    const up = loss();
    data[i] = was - 1e-5;
    const down = loss();
    data[i] = was;
    expect((up - down) / 2e-5).toBeCloseTo(exact.Whh[i], 8);
  }
});

test('a loss sends its gradient back to the start of its chunk and no further', () => {
  const given = lesson(1, 'orthogonal', 6);
  for (const window of [1, 5, 7, 24]) {
    for (const step of [0, 4, 5, 17, 23]) {
      const reach = reachOf(given, window, step);
      const from = Math.max(...chunkStarts(window).filter((start) => start <= step));
      reach.forEach((size, t) =>
        expect(size > 0, `window ${window}, loss ${step}, step ${t}`).toBe(t >= from && t <= step)
      );
    }
  }
});

test('the network whose gradients are shown is the first of those that are trained', () => {
  const shown = lesson(5, 'orthogonal', 3).network;
  const trained = new LagLearning({ lag: 3, window: 4, clear: false, start: 'orthogonal' }, 5, 'trained')
    .network;
  expect(Float32Array.from(shown.data)).toEqual(trained.data);
  expect(startOf(5, 'uniform', 'float64').data).not.toEqual(shown.data);
});
