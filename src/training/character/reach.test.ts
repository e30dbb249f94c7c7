import { expect, test } from 'vitest';
import { crossEntropy, Network, Rng } from '../../engine/index.ts';
import { told } from '../work/testing.ts';
import { asked, tokensOf } from './job.ts';
import { reach, type Reach } from './reach.ts';

const made = (cell: 'rnn' | 'lstm', seed = 1) =>
  new Network({ cell, inputSize: 5, hiddenSize: 6, outputSize: 5, dtype: 'float64' }).init(new Rng(seed));
const tokens = Int32Array.of(0, 3, 1, 4, 2, 2, 0, 1, 3);
const all = (net: Network, others = 2, back = 99): Reach[] =>
  [...reach(net, tokens, back, others)].flatMap((one) => one ?? []);

/** The loss of the last token, in bits, after the others. */
function lossOf(net: Network, read: Int32Array): number {
  const T = read.length - 1;
  const targets = new Int32Array(T).fill(-1);
  targets[T - 1] = read[T];
  return crossEntropy(net.forward(read.subarray(0, T), { T }), targets).loss / Math.LN2;
}

test.each(['rnn', 'lstm'] as const)(
  'what is told of a %s’s replacements is what reading the whole text anew gives',
  (cell) => {
    const net = made(cell);
    const before = lossOf(net, tokens);
    const reaches = all(net, 4);
    expect(reaches.map(({ distance }) => distance)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const { distance, real } of reaches) {
      const t = tokens.length - 1 - distance;
      const changes = [0, 1, 2, 3, 4]
        .filter((token) => token !== tokens[t])
        .map((token) => {
          const changed = tokens.slice();
          changed[t] = token;
          return Math.abs(lossOf(net, changed) - before);
        });
      expect(real).toBeCloseTo(changes.reduce((sum, change) => sum + change, 0) / 4, 10);
    }
  }
);

test('where nothing bends, the gradient foretells the replacement exactly but for the softmax', () => {
  const net = made('rnn');
  // What comes in is so small that tanh and softmax are straight lines to several digits.
  for (const name of ['weight_ih_l0', 'bias_ih_l0', 'bias_hh_l0']) {
    const { data } = net.parameter(name);
    for (let i = 0; i < data.length; i++) data[i] *= 1e-4;
  }
  for (const { foretold, real } of all(net, 4)) expect(Math.abs(real / foretold - 1)).toBeLessThan(1e-3);
});

test('a network without memory reaches back one character and no further', () => {
  const net = made('rnn');
  net.set('weight_hh_l0', new Float64Array(36));
  const [first, ...others] = all(net);
  expect(first.real).toBeGreaterThan(0.001);
  expect(first.foretold).toBeGreaterThan(0.001);
  for (const { foretold, real } of others) {
    expect(foretold).toBe(0);
    expect(real).toBeLessThan(1e-12);
  }
});

test('no more is looked at than is asked for, nor than there is', () => {
  expect(all(made('lstm'), 2, 3)).toHaveLength(3);
});

test('a worker tells one distance after the other, of a model that was handed to it', async () => {
  const net = new Network({ cell: 'gru', inputSize: 3, hiddenSize: 4, outputSize: 3 }).init(new Rng(2));
  const handed = { id: 'a', spec: net.spec, weights: net.data, characters: ['\n', 'a', 'b'] };
  const ask = { kind: 'reach', text: 'abba?ab', at: 7, back: 4, others: 1 } as const;
  // What the model has never seen is left out; a line's end comes first.
  expect([...tokensOf(ask, handed.characters)]).toEqual([0, 1, 2, 2, 1, 1, 2]);
  const [news] = await told(
    asked(() => handed),
    { ask }
  );
  expect(news.map((one) => 'distance' in one && one.distance)).toEqual([1, 2, 3, 4]);
});

test('a worker packs a text, unpacks it again, and tells how far it is', async () => {
  const net = new Network({ cell: 'gru', inputSize: 3, hiddenSize: 4, outputSize: 3 }).init(new Rng(2));
  const handed = { id: 'a', spec: net.spec, weights: net.data, characters: ['\n', 'a', 'b'] };
  const text = 'abba 你好\n'.repeat(100);
  const [news] = await told(
    asked(() => handed),
    { ask: { kind: 'pack', text } }
  );
  const packed = news[news.length - 1];
  expect(packed).toMatchObject({ same: true, length: 800 });
  const shares = news.slice(0, -1).map((one) => ('done' in one ? one.done : NaN));
  expect(shares.length).toBeGreaterThan(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
});
