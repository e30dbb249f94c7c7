import { readFileSync } from 'node:fs';
import { crossEntropy, Network } from '../../src/engine/index.ts';
import { expect, test } from 'vitest';
import { CharRnn, generator } from './char-rnn.ts';

const V = 6;
const H = 5;
const xs = [0, 3, 3, 1, 5, 2, 2];
const ys = [3, 3, 1, 5, 2, 2, 4];

/** The engine's network with a program's weights; the program has one bias for each unit, the engine two. */
function engines(program: CharRnn): Network {
  const net = new Network({ cell: 'rnn', inputSize: V, hiddenSize: H, outputSize: V, dtype: 'float64' });
  ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'head.weight', 'head.bias'].forEach((name, i) =>
    net.set(name, program.weights[i].data)
  );
  return net;
}

test('is at most 112 lines long and imports nothing but what reads a file', () => {
  const source = readFileSync(new URL('char-rnn.ts', import.meta.url), 'utf8');
  expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(112);
  expect([...source.matchAll(/^import .* from '(.*)';$/gm)].map(([, from]) => from)).toEqual(['node:fs']);
});

test('has the engine’s loss, last state and gradients, to the rounding of a double', () => {
  const program = new CharRnn(V, H, generator(7));
  const net = engines(program);
  const h0 = Float64Array.from({ length: H }, (_, i) => 0.3 - 0.1 * i);
  const trace = net.forward(Int32Array.from(xs), { T: xs.length, h0 });
  const { loss, dLogits } = crossEntropy(trace, Int32Array.from(ys));
  net.backward(trace, { dOutput: dLogits });
  const mine = program.learn(xs, ys, h0);
  expect(mine.loss).toBeCloseTo(loss, 13);
  mine.h.forEach((value, i) => expect(value).toBeCloseTo(trace.hn[i], 13));
  ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'head.weight', 'head.bias'].forEach((name, i) => {
    const { grad } = net.parameter(name);
    expect(program.weights[i].grad).toHaveLength(grad.length);
    expect(Math.max(...grad.map(Math.abs))).toBeGreaterThan(1e-3);
    program.weights[i].grad.forEach((value, k) => expect(value).toBeCloseTo(grad[k], 13));
  });
});

test('learns hello, and then writes it', () => {
  const program = new CharRnn(4, 8, generator(1));
  for (let update = 0; update < 400; update++) {
    program.learn([0, 1, 2, 2], [1, 2, 2, 3], new Float64Array(8));
    program.update(0.02);
  }
  // So cold that the most likely is drawn.
  const written = Array.from(program.sample(0, 4, generator(1), 0.05), (v) => 'helo'[v]);
  expect(written.join('')).toBe('ello');
});
