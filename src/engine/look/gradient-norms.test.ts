import { describe, expect, test } from 'vitest';
import { gradientNorms, linearGradientNorms } from './gradient-norms.ts';
import { Gradients, Rng, type Network } from '../index.ts';
import { cellNames, cells, network, randomNumbers } from '../testing.ts';

const H = 5;

function make(name: (typeof cellNames)[number], seed = 1): Network {
  return network({ ...cells[name], inputSize: 2, hiddenSize: H, dtype: 'float64' }).init(new Rng(seed));
}

/** Row b of a [B, H] buffer. */
const row = (values: ArrayLike<number>, b: number) => Array.from(values).slice(b * H, (b + 1) * H);
const norm = (...parts: readonly (readonly number[])[]) => Math.hypot(...parts.flat());

describe.each(cellNames)('%s', (name) => {
  test('has, after every step back, the norms of the plain backward pass through the steps that remain', () => {
    const [T, B] = [7, 3];
    const net = make(name);
    const rng = new Rng(2);
    const x = randomNumbers(T * B * 2, rng);
    const dHn = randomNumbers(B * H, rng);
    const trace = net.forward(x, { T, B });
    const norms = gradientNorms(trace, { dHn });
    for (let back = 1; back <= T; back++) {
      // A sequence that starts where `back` steps are left: its initial state's gradient is the one wanted.
      const from = T - back;
      const rest = net.forward(x.slice(from * B * 2), {
        T: back,
        B,
        h0: trace.h(0, from - 1),
        c0: net.cell.hasC ? trace.c(0, from - 1) : undefined
      });
      const { dh0, dc0 } = net.backward(rest, { dHn });
      for (let b = 0; b < B; b++) {
        const plain = norm(row(dh0, b), net.cell.hasC ? row(dc0, b) : []);
        expect(norms[back * B + b]).toBeCloseTo(Math.log(plain), 11);
      }
    }
    for (let b = 0; b < B; b++) expect(norms[b]).toBeCloseTo(Math.log(norm(row(dHn, b))), 12);
  });

  test('reuses gradients without a trace of what they held', () => {
    const net = make(name);
    const trace = net.forward(randomNumbers(12, new Rng(3)), { T: 6 });
    const dHn = randomNumbers(H, new Rng(4));
    const reuse = new Gradients(trace);
    gradientNorms(trace, { dHn: dHn.map((d) => -3 * d), reuse });
    expect(gradientNorms(trace, { dHn, reuse })).toEqual(gradientNorms(trace, { dHn }));
  });
});

test('an lstm’s gradient may also be fed in at its cell state', () => {
  const net = make('lstm');
  const trace = net.forward(randomNumbers(8, new Rng(5)), { T: 4 });
  const dCn = randomNumbers(H, new Rng(6));
  const { dh0, dc0 } = net.backward(trace, { dCn });
  expect(gradientNorms(trace, { dCn })[4]).toBeCloseTo(Math.log(Math.hypot(...dh0, ...dc0)), 12);
});

test('a diagonal linear network’s norms over 1,000 steps are those of a log-sum, far outside float64', () => {
  const T = 1000;
  for (const diagonal of [
    [0.3, 0.25, 0.1],
    [3, 2.5, -2],
    [1.01, 0.4, 1]
  ]) {
    const d = [0.2, 1, -0.5];
    const W = diagonal.flatMap((value, i) => d.map((_, j) => (i === j ? value : 0)));
    const norms = linearGradientNorms(W, d, T);
    for (const k of [0, 1, 10, 500, 1000]) {
      // ½ ln Σ (λᵏ d)², with the largest term taken out.
      const logs = diagonal.map((value, i) => k * Math.log(Math.abs(value)) + Math.log(Math.abs(d[i])));
      const most = Math.max(...logs);
      const exact = most + 0.5 * Math.log(logs.reduce((sum, log) => sum + Math.exp(2 * (log - most)), 0));
      expect(norms[k]).toBeCloseTo(exact, 9);
    }
  }
  expect(linearGradientNorms([0.3], [1], T)[T]).toBeLessThan(Math.log(Number.MIN_VALUE));
});

test('a power of two loses nothing: (1/8)ᵏ is exact in integers for a thousand steps', () => {
  const norms = linearGradientNorms([0, 1 / 8, -1 / 8, 0], [3, 4], 1000);
  const digits = (5n * 10n ** 3000n) / 8n ** 1000n;
  // 5/8¹⁰⁰⁰ by BigInt: its leading digits, and how many there are.
  const text = digits.toString();
  const exact = Math.log(Number(`0.${text.slice(0, 17)}`)) + (text.length - 3000) * Math.LN10;
  expect(norms[1000]).toBeCloseTo(exact, 9);
  // The norm of (3, 4)·2⁻ᵉ is exactly 5·2⁻ᵉ.
  expect(norms[1000]).toBe(Math.log(5 / 4) - 2998 * Math.LN2);
});

test('a linear network is what an rnn near 0 is: a tanh network at h = 0 has the same norms', () => {
  const net = make('rnn tanh', 8);
  for (const name of ['bias_ih_l0', 'bias_hh_l0']) net.parameter(name).data.fill(0);
  const trace = net.forward(new Float64Array(2 * 50), { T: 50 });
  const dHn = randomNumbers(H, new Rng(9));
  const linear = linearGradientNorms(net.parameter('weight_hh_l0').data, dHn, 50);
  gradientNorms(trace, { dHn }).forEach((norm, k) => expect(norm).toBeCloseTo(linear[k], 11));
});

test('a gradient of exactly 0 has the norm 0 from there on', () => {
  const net = make('rnn relu');
  net.parameter('bias_ih_l0').data.fill(-10);
  const norms = gradientNorms(net.forward(new Float64Array(8), { T: 4 }), { dHn: [1, 0, 0, 0, 0] });
  expect(Array.from(norms)).toEqual([0, -Infinity, -Infinity, -Infinity, -Infinity]);
});

test('a gradient whose square no float64 holds is measured as any other', () => {
  const lstm = network({ cell: 'lstm', inputSize: 1, hiddenSize: 1, dtype: 'float64' });
  lstm.set('bias_ih_l0', [0, -400, 0, 0]);
  const shrinking = gradientNorms(lstm.forward([0, 0], { T: 2 }), { dCn: [1] });
  [0, -400, -800].forEach((exact, k) => expect(shrinking[k]).toBeCloseTo(exact, 9));
  expect(gradientNorms(lstm.forward([0], { T: 1 }), { dCn: [1e-300] })[1]).toBeCloseTo(
    Math.log(1e-300) - 400,
    9
  );

  const relu = network({ cell: 'rnn', nonlinearity: 'relu', inputSize: 1, hiddenSize: 2, dtype: 'float64' });
  relu.set('weight_hh_l0', [1.5e308, 0, 0, 1.5e308]);
  relu.set('bias_ih_l0', [1e-300, 1e-300]);
  const growing = gradientNorms(relu.forward([0, 0], { T: 2 }), { dHn: [1.7, 1.7] });
  const start = Math.log(1.7 * Math.SQRT2);
  [0, 1, 2].forEach((k) => expect(growing[k]).toBeCloseTo(start + k * Math.log(1.5e308), 9));
});

test('a linear network of the largest or smallest numbers there are is measured as any other', () => {
  for (const size of [1.5e308, 1e200, 1e-200, 3e-308]) {
    const norms = linearGradientNorms([size, size, size, -size], [size, 0], 3);
    const perStep = Math.log(size) + Math.LN2 / 2;
    norms.forEach((norm, k) => expect(norm).toBeCloseTo(Math.log(size) + k * perStep, 9));
  }
  expect(linearGradientNorms([5e-324], [5e-324], 2)[2]).toBeCloseTo(3 * -1074 * Math.LN2, 9);
  expect(Array.from(linearGradientNorms([0], [1], 1))).toEqual([0, -Infinity]);
});

test('wrong shapes are refused by name', () => {
  const net = make('gru');
  const trace = net.forward(new Float64Array(4), { T: 2 });
  expect(() => gradientNorms(trace, { dHn: [1] })).toThrow('dHn: expected 5 numbers (B × H), got 1');
  expect(() => gradientNorms(trace, { dCn: [1] })).toThrow('dCn: expected nothing (gru has no c)');
  const deep = network({ cell: 'rnn', inputSize: 1, hiddenSize: 2, numLayers: 2 });
  expect(() => gradientNorms(deep.forward([1], { T: 1 }), {})).toThrow(
    'trace: expected one of a single layer'
  );
  expect(() => linearGradientNorms([1, 2], [1, 2], 3)).toThrow('W: expected 4 numbers (H × H), got 2');
});
