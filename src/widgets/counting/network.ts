import { Network, type Trace } from '$engine';
import { trained } from './trained.ts';
import type { CounterWeights } from './weights.ts';

export type Kind = 'hand' | 'trained';
/** The largest n that is tried. */
export const MOST = 200;
/** Where tanh is 1 to the last bit but one, and σ too. */
const WIDE = 20;

/**
 * One unit, set by hand: every a adds tanh(WIDE) to the cell, every b takes it away, the forget gate stands where its bias
 * says. The answer is 1 − h / tanh(1): 1 for an empty cell, 0 for a cell that holds 1.
 */
export function byHand(forgetBias: number): CounterWeights {
  return {
    units: 1,
    Wx: [0, 0, 0, 0, WIDE, -WIDE, 0, 0],
    Wh: [0, 0, 0, 0],
    b: [WIDE, forgetBias, 0, WIDE],
    Wy: [-1 / Math.tanh(1)],
    by: 1
  };
}

export function build({ units, Wx, Wh, b, Wy, by }: CounterWeights): Network {
  const net = new Network({ cell: 'lstm', inputSize: 2, hiddenSize: units, outputSize: 1, dtype: 'float64' });
  net.set('weight_ih_l0', Wx);
  net.set('weight_hh_l0', Wh);
  net.set('bias_ih_l0', b);
  net.set('head.weight', Wy);
  net.set('head.bias', [by]);
  return net;
}

export const networkOf = (kind: Kind, forgetBias: number): Network =>
  build(kind === 'hand' ? byHand(forgetBias) : trained);

/** n times a and then n times b, one-hot, [2n, 2]. */
export const string = (n: number): number[] =>
  Array.from({ length: 2 * n }, (_, t) => (t < n ? [1, 0] : [0, 1])).flat();

/** What every beginning of the string should be answered: 1 for the whole of it, else 0. */
export const wanted = (n: number): number[] =>
  Array.from({ length: 2 * n }, (_, t) => Number(t === 2 * n - 1));

export interface Reading {
  trace: Trace<Network>;
  /** Of every unit after each step, [2n][units]. */
  c: number[][];
  /** The answers. */
  y: number[];
}

/** Runs the network over one string. */
export function read(net: Network, n: number): Reading {
  const T = 2 * n;
  const trace = net.forward(string(n), { T });
  return {
    trace,
    c: Array.from({ length: T }, (_, t) => Array.from(trace.c(0, t))),
    y: Array.from(trace.output)
  };
}

/**
 * For n = 1 … MOST: whether every beginning of aⁿbⁿ gets the right answer, above ½ for the whole string and nowhere else.
 * The a's are read once for all n: a string's state after them is the start of its b's.
 */
export function tryAll(net: Network): boolean[] {
  const letters = (letter: 0 | 1, n: number) =>
    Array.from({ length: n }, () => (letter === 0 ? [1, 0] : [0, 1])).flat();
  const as = net.forward(letters(0, MOST), { T: MOST });
  let quiet = true;
  return Array.from({ length: MOST }, (_, k) => {
    const n = k + 1;
    quiet &&= as.output[k] <= 0.5;
    const bs = net.forward(letters(1, n), { T: n, h0: as.h(0, k), c0: as.c(0, k) });
    return quiet && bs.output.every((y, t) => y > 0.5 === (t === n - 1));
  });
}
