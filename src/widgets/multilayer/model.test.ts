import fc from 'fast-check';
import { figureOf } from '$frame/testing.ts';
import { expect, test } from 'vitest';
import { Multilayer } from './model.svelte.ts';
import { build, countOf, formulaOf, mistakeIn } from './network.ts';
import { cells, parameters } from './params.ts';
import { LAGS, probe } from './probe.ts';
import { strings } from './strings.ts';

const make = (given: Partial<typeof parameters.defaults> = {}) => figureOf(Multilayer, parameters, given);

test('every state of a vanilla stack follows from its left and lower neighbours', () => {
  const figure = make({ hidden: 2, layers: 3 });
  const { net } = figure;
  const bits = Array.from(figure.params.bits, (bit) => (bit === '1' ? 1 : -1));
  for (let layer = 0; layer < 3; layer++) {
    const [Wi, Wh, bi, bh] = ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'].map(
      (name) => net.parameter(`${name}_l${layer}`).data
    );
    for (let step = 0; step < bits.length; step++) {
      const below = layer === 0 ? [bits[step]] : figure.h[layer - 1][step];
      const before = step === 0 ? [0, 0] : figure.h[layer][step - 1];
      for (let unit = 0; unit < 2; unit++) {
        const sum =
          bi[unit] +
          bh[unit] +
          below.reduce((total, value, k) => total + Wi[unit * below.length + k] * value, 0) +
          before.reduce((total, value, k) => total + Wh[unit * 2 + k] * value, 0);
        expect(figure.h[layer][step][unit]).toBeCloseTo(Math.tanh(sum), 12);
      }
    }
  }
});

test('every gradient in the grid is the sum of what its right and upper neighbours send back', () => {
  const figure = make({ hidden: 2, layers: 2 });
  const { net, dh, h, steps } = figure;
  const head = net.parameter('head.weight').data;
  const sent = (layer: number, step: number, from: 'ih' | 'hh', unit: number) => {
    const W = net.parameter(`weight_${from}_l${layer}`).data;
    return dh[layer][step].reduce(
      (total, value, k) => total + W[k * 2 + unit] * (1 - h[layer][step][k] ** 2) * value,
      0
    );
  };
  for (let layer = 0; layer < 2; layer++)
    for (let step = 0; step < steps; step++)
      for (let unit = 0; unit < 2; unit++) {
        const right = step + 1 < steps ? sent(layer, step + 1, 'hh', unit) : 0;
        const up = layer + 1 < 2 ? sent(layer + 1, step, 'ih', unit) : step === steps - 1 ? head[unit] : 0;
        expect(dh[layer][step][unit]).toBeCloseTo(right + up, 12);
      }
});

test('the count of every layer’s parameters is what the formula says, for every cell', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...cells),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      (cell, layers, hidden) => {
        const setup = { cell, layers, hidden, radius: 0.9, seed: 1 };
        const net = build(setup);
        for (let layer = 0; layer < layers; layer++) {
          const { gates, H, D } = formulaOf(setup, layer);
          expect(countOf(net, layer)).toBe(gates * H * (D + H) + 2 * gates * H);
          expect(mistakeIn(setup, layer, countOf(net, layer))).toBeUndefined();
        }
      }
    )
  );
});

test('a wrong count is told what it forgot', () => {
  const figure = make({ task: 'count', cell: 'lstm', hidden: 4, layers: 2, asked: 2 });
  expect(figure.wanted).toBe(160);
  const say = (answer: number) => {
    figure.params.answer = answer;
    return [figure.score, figure.mistake];
  };
  expect(say(128)).toEqual([0, 'no-biases']);
  expect(say(144)).toEqual([0, 'one-bias']);
  expect(say(40)).toEqual([0, 'one-gate']);
  expect(say(112)).toEqual([0, 'input-size']);
  expect(say(160)).toEqual([1, undefined]);
});

test('the shortest way has as many arrows as layers and steps lie between', () => {
  const figure = make({ task: 'path', layers: 3, bits: '101100' });
  expect(figure.wanted).toBe(7);
  figure.params.answer = 8;
  expect([figure.score, figure.mistake]).toEqual([0, 'cells']);
  figure.params.answer = 7;
  expect(figure.score).toBe(1);
});

test('the front passes the grid along its diagonals, forward and then back', () => {
  const figure = make({ layers: 2, bits: '101' });
  expect(figure.length).toBe(8);
  const seen = (at: number) => {
    figure.seek(at);
    const places = [0, 1].flatMap((layer) => [0, 1, 2].map((step) => ({ layer, step })));
    return [places.filter(figure.computed).length, places.filter(figure.returned).length];
  };
  expect(Array.from({ length: 9 }, (_, at) => seen(at))).toEqual([
    [0, 0],
    [1, 0],
    [3, 0],
    [5, 0],
    [6, 0],
    [6, 1],
    [6, 3],
    [6, 5],
    [6, 6]
  ]);
});

test('what a layer keeps lies between 0 and 1, and the first layer knows the present bit best', () => {
  const kept = probe(build({ cell: 'rnn', layers: 3, hidden: 4, radius: 0.9, seed: 1 }), 7);
  expect(kept).toHaveLength(3);
  for (const shares of kept) {
    expect(shares).toHaveLength(LAGS);
    for (const share of shares) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  }
  expect(kept[0][0]).toBeGreaterThan(kept[2][0]);
});

test('the grid grows by steps that read a 1, and shrinks from its end', () => {
  const figure = make({ bits: '010' });
  figure.setSteps(5);
  expect(figure.params.bits).toBe('01011');
  figure.setSteps(2);
  expect([figure.params.bits, figure.steps]).toEqual(['01', 2]);
  figure.toggle(0);
  expect(figure.params.bits).toBe('11');
});

test('the numbers written out are those of the cell pointed at, or else of the topmost on the diagonal', () => {
  const figure = make({ layers: 3, bits: '101100' });
  const reads = (t: number) => {
    figure.seek(t);
    return figure.read;
  };
  expect([0, 1, 2, 4, 8].map(reads)).toEqual([
    { layer: 0, step: 0 },
    { layer: 0, step: 0 },
    { layer: 1, step: 0 },
    { layer: 2, step: 1 },
    { layer: 2, step: 5 }
  ]);
  expect([9, 12, 16].map(reads)).toEqual([
    { layer: 2, step: 5 },
    { layer: 2, step: 2 },
    { layer: 0, step: 0 }
  ]);
  figure.pointed = { layer: 2, step: 0 };
  expect(figure.read).toEqual({ layer: 2, step: 0 });
  figure.params.layers = 2;
  expect(figure.read).not.toEqual({ layer: 2, step: 0 });
});

test('a worker for each layer needs as many ticks as there are diagonals', () => {
  const figure = figureOf(Multilayer, parameters, { layers: 3 });
  const ticks = new Set(figure.places.map(({ layer, step }) => layer + step)).size;
  expect(strings.en.clock(figure.places.length, 3, figure.diagonals)).toContain(`need ${ticks}:`);
  expect(figure.places.length).toBe(3 * figure.steps);
});
