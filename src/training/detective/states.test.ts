import { describe, expect, test } from 'vitest';
import { crossEntropy, Network, Rng, type CellKind } from '../../engine/index.ts';
import { reading, type Side } from './states.ts';
import { whole } from './testing.ts';

const V = 7;
const made = (cell: CellKind, numLayers = 1) => {
  const network = new Network({ cell, inputSize: V, hiddenSize: 5, numLayers, outputSize: V }).init(
    new Rng(2)
  );
  network.data.forEach((weight, i) => (network.data[i] = 3 * weight));
  return network;
};
const rng = new Rng(5);
const texts = [9, 1, 0, 14, 6].map((length) => Int32Array.from({ length }, () => rng.int(V)));
const starts = [0, 9, 10, 10, 24];

/** Of one text by itself. */
function alone(network: Network, text: Int32Array, side: Side): (cell: number, t: number) => number {
  const trace = network.forward(text, { T: text.length });
  const top = network.spec.numLayers - 1;
  return (cell, t) => (side === 'h' ? trace.h(top, t)[cell] : Math.tanh(trace.c(top, t)[cell]));
}

describe.each<[CellKind, Side, number]>([
  ['rnn', 'h', 1],
  ['gru', 'h', 2],
  ['lstm', 'h', 1],
  ['lstm', 'c', 2]
])('%s, %s, layers: %i', (cell, side, layers) => {
  test('every text is read as if it were alone, whatever is read beside it and in chunks of any length', () => {
    const network = made(cell, layers);
    for (const [T, B] of [
      [4, 2],
      [5, 3],
      [32, 16]
    ]) {
      const states = whole(reading(network, texts, { side, T, B }));
      expect(states.length).toBe(30);
      texts.forEach((text, i) => {
        if (text.length === 0) return;
        const expected = alone(network, text, side);
        for (let unit = 0; unit < 5; unit++)
          for (let t = 0; t < text.length; t++)
            expect(states.at(unit, starts[i] + t)).toBeCloseTo(expected(unit, t), 4);
      });
    }
  });
});

test('a network without c has h on either side', () => {
  const network = made('gru');
  const [h, c] = (['h', 'c'] as const).map((side) => whole(reading(network, texts, { side })).values);
  expect(c).toEqual(h);
});

test('what characters cost is the cross-entropy in bits, and a text’s first costs as much as any', () => {
  const network = made('lstm');
  const text = texts[3];
  const { bits } = whole(reading(network, [texts[0], text], { side: 'h', T: 4 }));
  const trace = network.forward(text.subarray(0, 13), { T: 13 });
  const { loss } = crossEntropy(trace, text.subarray(1));
  const own = bits.subarray(9);
  expect(own[0]).toBeCloseTo(Math.log2(V), 5);
  expect(own.subarray(1).reduce((sum, bit) => sum + bit, 0) / 13).toBeCloseTo(loss / Math.LN2, 5);
});

test('it rests after every chunk and says how far it is', () => {
  const told = [...reading(made('rnn'), [texts[0], texts[3]], { side: 'h', T: 5, B: 2 })];
  expect(told).toEqual([10, 19, 23]);
});

test('no text at all gives no states', () => {
  expect(whole(reading(made('rnn'), [], { side: 'h' })).length).toBe(0);
});
