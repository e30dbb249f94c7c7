import { crossEntropy, type Network, type Trace } from '../../engine/index.ts';
import { STEPS, STRINGS, type Lesson } from './lesson.ts';

export const matrices = ['Wxh', 'Whh', 'Why'] as const;
export type Matrix = (typeof matrices)[number];
const names: Record<Matrix, string> = { Wxh: 'weight_ih_l0', Whh: 'weight_hh_l0', Why: 'head.weight' };

export type Gradient = Record<Matrix, Float64Array>;

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
