import { crossEntropy, Network, Rng, Sgd, type Trace } from '$engine';

export const LETTERS = ['h', 'e', 'l', 'o'] as const;
/** The text is “hello”: what is read, and what should come next. */
export const READ = Int32Array.of(0, 1, 2, 2);
export const WANTED = Int32Array.of(1, 2, 2, 3);
export const STEPS = READ.length;
/** Updates of a run. */
export const UPDATES = 24;

export interface Setting {
  memory: boolean;
  units: number;
  rate: number;
  seed: number;
}

/** A run after so many updates: the weights, and the loss with them in bits per character. */
export interface Moment {
  weights: Float64Array;
  bits: number;
}

const RECURRENT = 'weight_hh_l0';

/** No biases, so that every number has its place in a picture. */
export const networkOf = (units: number): Network =>
  new Network({
    cell: 'rnn',
    inputSize: LETTERS.length,
    hiddenSize: units,
    outputSize: LETTERS.length,
    bias: false,
    dtype: 'float64'
  });

/**
 * Reads the whole text, moves all weights against the gradient, and again. The moments before the first update and after
 * each. Without memory the recurrent weights are 0 and stay so.
 */
export function learn({ memory, units, rate, seed }: Setting, updates = UPDATES): Moment[] {
  const net = networkOf(units).init(new Rng(seed));
  const recurrent = net.parameter(RECURRENT);
  if (!memory) recurrent.data.fill(0);
  const descent = new Sgd(net, { lr: rate });
  const moments: Moment[] = [];
  for (;;) {
    const trace = net.forward(READ, { T: STEPS });
    const { loss, dLogits } = crossEntropy(trace, WANTED);
    moments.push({ weights: Float64Array.from(net.data), bits: loss / Math.LN2 });
    if (moments.length > updates) return moments;
    net.zeroGrad();
    net.backward(trace, { dOutput: dLogits });
    if (!memory) recurrent.grad.fill(0);
    descent.step();
  }
}

/** The index of the largest. */
export const largest = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((best, value, i) => (value > values[best] ? i : best), 0);

export const softmax = (scores: readonly number[]): number[] => {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};

/** What a network writes after `h`, if every letter that it thinks most likely is read next: the letters read. */
export function alone(net: Network): Int32Array {
  const read = Int32Array.of(READ[0], 0, 0, 0, 0);
  let state = net.zeroState(1);
  for (let t = 0; t < STEPS; t++) {
    const next = net.step(read.subarray(t, t + 1), state);
    state = next.state;
    read[t + 1] = largest(next.output);
  }
  return read;
}

/** One step as it is drawn. */
export interface Step {
  read: number;
  wanted: number;
  h: number[];
  scores: number[];
  p: number[];
  /** p − target: what the gradient of this step's loss by the scores is. */
  error: number[];
}

export function stepsOf(trace: Trace<Network>, read: ArrayLike<number>): Step[] {
  const V = LETTERS.length;
  return Array.from({ length: STEPS }, (_, t) => {
    const scores = Array.from(trace.output.subarray(t * V, (t + 1) * V));
    const p = softmax(scores);
    const error = p.map((share, v) => share - Number(v === WANTED[t]));
    return { read: read[t], wanted: WANTED[t], h: Array.from(trace.h(0, t)), scores, p, error };
  });
}
