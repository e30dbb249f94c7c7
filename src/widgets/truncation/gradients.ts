import { crossEntropy, Rng, type Network, type Trace } from '$engine';
import { startOf, type Start } from '$training/lag/learning.ts';
import { LagStream } from '$training/lag/task.ts';

/** Steps of the chain that the figure draws, and of the strings that its gradients are taken over. */
export const STEPS = 24;
/** Strings read side by side: the gradients are means over all their answers. */
export const STRINGS = 64;

export const matrices = ['Wxh', 'Whh', 'Why'] as const;
export type Matrix = (typeof matrices)[number];
const names: Record<Matrix, string> = { Wxh: 'weight_ih_l0', Whh: 'weight_hh_l0', Why: 'head.weight' };

export type Gradient = Record<Matrix, Float64Array>;

/** Strings of bits with the answers wanted, and the network that is to learn them. */
export interface Lesson {
  network: Network;
  /** [STEPS, STRINGS], −1 or 1. */
  x: Float64Array;
  /** [STEPS, STRINGS], 0 or 1; −1 where the bit asked for came before the string. */
  wanted: Int32Array;
}

/** The network of a seed before its first update, and strings for it: float64, the same for the same seed. */
export function lesson(seed: number, start: Start, lag: number): Lesson {
  const x = new Float64Array(STEPS * STRINGS);
  const wanted = new Int32Array(STEPS * STRINGS);
  new LagStream(lag, STRINGS, new Rng(seed + 2_000_000)).read(x, wanted);
  wanted.fill(-1, 0, lag * STRINGS);
  return { network: startOf(seed, start, 'float64'), x, wanted };
}

/** The first step of each chunk, from 0. */
export const chunkStarts = (window: number) =>
  Array.from({ length: Math.ceil(STEPS / window) }, (_, i) => i * window);

/**
 * The gradient of the mean loss that truncated backpropagation gives: the string is read chunk by chunk, each chunk goes
 * back by itself, and the chunks' gradients add up. With a window of all steps it is the exact gradient.
 *
 * @param clear whether each chunk starts from the zero state instead of the one that the chunk before ended in
 */
export function truncatedGradient({ network, x, wanted }: Lesson, window: number, clear = false): Gradient {
  const traces: { trace: Trace; from: number }[] = [];
  const logits = new Float64Array(STEPS * STRINGS * 2);
  for (const from of chunkStarts(window)) {
    const T = Math.min(window, STEPS - from);
    const before = clear ? undefined : traces.at(-1)?.trace.hn;
    const chunk = x.subarray(from * STRINGS, (from + T) * STRINGS);
    const trace = network.forward(chunk, { T, B: STRINGS, h0: before });
    logits.set(trace.output, from * STRINGS * 2);
    traces.push({ trace, from });
  }
  const { dLogits } = crossEntropy(logits, wanted, { T: STEPS, B: STRINGS, V: 2 });
  network.zeroGrad();
  for (const { trace, from } of traces) {
    const at = from * STRINGS * 2;
    network.backward(trace, { dOutput: dLogits.subarray(at, at + trace.T * STRINGS * 2) });
  }
  const copy = (matrix: Matrix) => Float64Array.from(network.parameter(names[matrix]).grad);
  return { Wxh: copy('Wxh'), Whh: copy('Whh'), Why: copy('Why') };
}

/** Two vectors of the same space, as they lie in the plane that they span. */
export interface Pair {
  /** Euclidean lengths. */
  exact: number;
  truncated: number;
  /** Degrees between them, 0 to 180; NaN where one of them is 0. */
  angle: number;
}

/** @throws RangeError where the lengths differ */
export function pairOf(exact: Float64Array, truncated: Float64Array): Pair {
  if (exact.length !== truncated.length)
    throw new RangeError(`${exact.length} against ${truncated.length} numbers`);
  const length = (vector: Float64Array) => Math.hypot(...vector);
  const [a, b] = [length(exact), length(truncated)];
  // atan2 of the distances between unit vectors: exact for small angles too, where the arc cosine is not (Kahan).
  let apart = 0;
  let together = 0;
  exact.forEach((value, i) => {
    apart += (value / a - truncated[i] / b) ** 2;
    together += (value / a + truncated[i] / b) ** 2;
  });
  const angle = (2 * Math.atan2(Math.sqrt(apart), Math.sqrt(together)) * 180) / Math.PI;
  return { exact: a, truncated: b, angle };
}

const bitsOf = (x: Float64Array) => Float64Array.from({ length: STEPS }, (_, t) => x[t * STRINGS]);

/** The network reads the first string from its beginning to its end. */
export const firstString = ({ network, x }: Lesson): Trace<Network> =>
  network.forward(bitsOf(x), { T: STEPS });

/** How strongly each step's input is felt by the loss at one step, as far as the gradient goes: |dL_step/dx_t|, t from 0. */
export function reachOf({ network, x, wanted }: Lesson, window: number, step: number): number[] {
  const bits = bitsOf(x);
  const from = step - (step % window);
  const T = Math.min(window, STEPS - from);
  const h0 = from > 0 ? network.forward(bits.subarray(0, from), { T: from }).hn : undefined;
  const trace = network.forward(bits.subarray(from, from + T), { T, h0 });
  const target = new Int32Array(T).fill(-1);
  target[step - from] = Math.max(0, wanted[step * STRINGS]);
  const { dLogits } = crossEntropy(trace.output, target, { T, V: 2 });
  const { dx } = network.backward(trace, { dOutput: dLogits });
  // What was read before the chunk is given to it as a number, and no gradient goes back to a number.
  return Array.from({ length: STEPS }, (_, t) => (t >= from && t < from + T ? Math.abs(dx[t - from]) : 0));
}
