import { gradientNorms, linearGradientNorms, Network, tanhInput } from '../../engine/index.ts';

/** A network of two units, small enough to be read, and a gradient that is sent back through it. */
export interface Example {
  /** 2 × 2, row-major. */
  W: readonly number[];
  /** dL/dh at the last step. */
  d: readonly number[];
  /** With a tanh: the state that a constant input holds the network at, entries in (−1, 1). */
  held?: readonly number[];
}

/** log₁₀ of the norm after 0 to `steps` steps back, by the engine. */
export function normsOf({ W, d, held }: Example, steps: number): Float64Array {
  const norms = held ? heldNorms(W, d, held, steps) : linearGradientNorms(W, d, steps);
  return norms.map((norm) => norm / Math.LN10);
}

/** The input that holds the state h is artanh h − W h, through W_ih = 1. */
function heldNorms(
  W: readonly number[],
  d: readonly number[],
  h: readonly number[],
  T: number
): Float64Array {
  const network = new Network({ cell: 'rnn', inputSize: 2, hiddenSize: 2, bias: false, dtype: 'float64' });
  network.set('weight_ih_l0', [1, 0, 0, 1]);
  network.set('weight_hh_l0', W);
  const x = [0, 1].map((i) => tanhInput(h[i]) - W[2 * i] * h[0] - W[2 * i + 1] * h[1]);
  const trace = network.forward(Array.from({ length: T }, () => x).flat(), { T, h0: h });
  return gradientNorms(trace, { dHn: d });
}
