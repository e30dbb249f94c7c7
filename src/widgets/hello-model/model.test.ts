import { crossEntropy, Network, Rng } from '$engine';
import { figureOf } from '$frame/testing.ts';
import { expect, test } from 'vitest';
import { layoutOf } from './layout.ts';
import { learn, READ, UPDATES, WANTED } from './learning.ts';
import { mistakeIn } from './mistake.ts';
import { HelloModel } from './model.svelte.ts';
import { parameters, type HelloParams } from './params.ts';

const figure = (given: Partial<HelloParams> = {}) => figureOf(HelloModel, parameters, given);
const at = (t: number, given: Partial<HelloParams> = {}) => {
  const model = figure(given);
  model.seek(t);
  return model;
};

test('it begins with nonsense and ends with hello', () => {
  const model = figure();
  expect(model.said[0]).not.toBe('hello');
  expect(model.said[UPDATES]).toBe('hello');
  expect(model.moments[UPDATES].bits).toBeLessThan(0.2);
  expect(model.moments[0].bits).toBeGreaterThan(1.5);
});

test('p − target is what the engine’s gradient by the scores is, and one update moves the weights by it', () => {
  const model = figure();
  const net = model.net.clone();
  const trace = net.forward(READ, { T: 4 });
  const { dLogits } = crossEntropy(trace, WANTED);
  // The loss is the mean over four answers.
  model.steps.forEach(({ error }, t) =>
    error.forEach((value, v) => expect(value / 4).toBeCloseTo(dLogits[4 * t + v], 12))
  );
  net.zeroGrad();
  net.backward(trace, { dOutput: dLogits });
  const { weights } = model.moments[1];
  net.data.forEach((value, i) => expect(weights[i]).toBeCloseTo(value - model.params.rate * net.grad[i], 12));
});

test('left to itself it reads what it said, and only where it says hello are both ways of reading the same', () => {
  for (const t of [0, 3, 6, UPDATES]) {
    const own = at(t, { mode: 'own' });
    own.steps.slice(0, -1).forEach(({ p }, k) => expect(own.read[k + 1]).toBe(p.indexOf(Math.max(...p))));
    expect(own.values().x === 'hell').toBe(own.said[t].startsWith('hell'));
  }
  expect(at(2).values().x).toBe('hell');
  expect(at(2, { mode: 'own' }).values().x).not.toBe('hell');
});

test('with the state handed on the two l are told apart, and without it they never are', () => {
  const [first, second] = at(UPDATES).steps.slice(2);
  expect(first.p[2]).toBeGreaterThan(0.5);
  expect(second.p[3]).toBeGreaterThan(0.5);
  for (const t of [0, 7, UPDATES]) {
    const { steps } = at(t, { memory: false });
    expect(steps[2].h).toEqual(steps[3].h);
    expect(steps[2].p).toEqual(steps[3].p);
  }
});

test('without memory the loss stays above half a bit whatever the start: two answers are a coin toss between two letters', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { bits, weights } = learn({ memory: false, units: 3, rate: 1, seed }, 400)[400];
    expect(bits).toBeGreaterThan(0.5);
    expect(bits).toBeLessThan(0.51);
    expect(weights.slice(12, 21)).toEqual(new Float64Array(9));
  }
});

test('an answer is learned for good from the update that is named, and not before', () => {
  const model = figure();
  expect(model.last).toBeDefined();
  const last = model.learned[model.last ?? 0] ?? 0;
  expect(model.learned.every((t) => t !== undefined && t <= last)).toBe(true);
  for (const [t, right] of [
    [last - 1, false],
    [last, true]
  ] as const) {
    const { p, wanted } = at(t).steps[model.last ?? 0];
    expect(p[wanted] === Math.max(...p)).toBe(right);
  }
  expect(figure({ memory: false }).last).toBeUndefined();
});

test('the number of weights is the engine’s, and usual mistakes are known', () => {
  for (const units of [2, 3]) {
    const net = new Network({ cell: 'rnn', inputSize: 4, hiddenSize: units, outputSize: 4, bias: false });
    const right = figure({ task: 'count', units, answer: net.data.length });
    expect(right.score).toBe(1);
    expect(figure({ task: 'count', units, answer: net.data.length + 1 }).score).toBe(0);
    expect(mistakeIn(8 * units, units)).toBe('no-recurrent');
    expect(mistakeIn(net.data.length - 4 * units, units)).toBe('one-side');
    expect(mistakeIn(4 * net.data.length, units)).toBe('untied');
    expect(mistakeIn(net.data.length, units)).toBeUndefined();
  }
});

test('the edge of the rate lies where some starts end worse than they began and at half of it none does', () => {
  expect(figure({ task: 'rate' }).score).toBe(0);
  expect(figure({ task: 'rate', rate: 8 }).score).toBe(1);
  const beyond = figure({ task: 'rate', rate: 20 });
  expect(beyond.worse.half).toBeGreaterThan(0);
  expect(beyond.score).toBe(0);
  expect(figure({ task: 'rate' }).endings.filter((ending) => ending === 'hello')).toHaveLength(20);
});

test('the sample of the network without memory is explained by the second of three', () => {
  expect(at(UPDATES, { memory: false }).said[UPDATES]).toBe('helll');
  expect([0, 1, 2, 3].map((answer) => figure({ task: 'sample', answer }).score)).toEqual([0, 0, 1, 0]);
});

test('the first weights are those that the engine draws', () => {
  const net = new Network({
    cell: 'rnn',
    inputSize: 4,
    hiddenSize: 3,
    outputSize: 4,
    bias: false,
    dtype: 'float64'
  });
  expect(Array.from(learn({ memory: true, units: 3, rate: 1, seed: 5 })[0].weights)).toEqual(
    Array.from(net.init(new Rng(5)).data)
  );
});

test('its parts stay in the picture, which is not higher than a screen', () => {
  for (const width of [280, 320, 720, 1100])
    for (const units of [2, 4]) {
      const { height, left, cell, loss } = layoutOf(width, units);
      expect(height).toBeLessThanOrEqual(470);
      expect(left + 4 * cell).toBeLessThanOrEqual(loss?.x ?? width);
      expect((loss?.x ?? 0) + (loss?.width ?? 0)).toBeLessThanOrEqual(width);
    }
});
