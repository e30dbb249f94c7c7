import {
  Adam,
  crossEntropy,
  Gradients,
  Network,
  Rng,
  Trace,
  type Backend,
  type Dtype
} from '../../engine/index.ts';
import { Descent } from '../descent.ts';
import { LagStream } from './task.ts';

export const starts = ['orthogonal', 'uniform'] as const;
export type Start = (typeof starts)[number];

export const recurrences = ['trained', 'frozen'] as const;
/** What learns: all weights, or the head alone while everything that makes the state stays as it was drawn. */
export type Recurrence = (typeof recurrences)[number];

export interface LagSpec {
  /** How many steps ago the bit was read that is asked for. */
  lag: number;
  /** Steps of a chunk: as far as the gradient goes back. */
  window: number;
  /** Whether each chunk starts from the zero state instead of the one that the chunk before ended in. */
  clear: boolean;
  /** How W_hh is drawn: a random orthogonal matrix, or as all other weights, uniform in ±1/√H. */
  start: Start;
}

export const UNITS = 16;
export const RATE = 0.005;
const CLIP = 1;
/** Answers in a batch, whatever the window: rows = ANSWERS / window. So every window gets as many, and as many updates. */
const ANSWERS = 480;
/** Updates between two tests. */
export const CHECK_EVERY = 25;
/** Share of right answers on held-out bits from which a network counts as having learned the lag. */
export const LEARNED = 0.99;

/** The test: 16 rows of 256 bits, the same for every network and read by none in training; the first 64 are not judged. */
const TEST = { seed: 987_654_321, rows: 16, T: 64, chunks: 4 };

export const rowsOf = (window: number) => Math.max(1, Math.round(ANSWERS / window));

/** The network of a seed before its first update: 16 tanh units read −1 or 1 and score 0 and 1. */
export function startOf(seed: number, start: Start, dtype: Dtype, backend?: Backend): Network {
  const spec = { cell: 'rnn', inputSize: 1, hiddenSize: UNITS, outputSize: 2, dtype } as const;
  const recurrent = start === 'orthogonal' ? 'orthogonal' : 'uniform';
  return new Network(spec, { backend }).init(new Rng(seed), { recurrent });
}

/** Weights that make the state: all but the head's. */
export const recurrentNames = (network: Network) => network.names.filter((name) => !name.startsWith('head'));

/**
 * One network that learns to answer with the bit of `lag` steps ago by truncated backpropagation through time: chunk
 * after chunk of a stream, the gradient cut at the borders. The same spec and seed give the same bits.
 */
export class LagLearning {
  readonly network: Network;
  updates = 0;
  /** Mean cross-entropy of the last batch, before its update; NaN before the first. */
  loss = NaN;
  readonly #spec: LagSpec;
  readonly #descent: Descent;
  readonly #stream: LagStream;
  readonly #x: Float32Array;
  readonly #wanted: Int32Array;
  readonly #trace: Trace;
  readonly #test: Trace;

  /** @param learns what learns, or the names of the parameters that stay as they were drawn while all others do */
  constructor(spec: LagSpec, seed: number, learns: Recurrence | readonly string[], backend?: Backend) {
    const rows = rowsOf(spec.window);
    this.#spec = spec;
    this.network = startOf(seed, spec.start, 'float32', backend);
    // Not the seed that drew the weights: else the first bits would be the same numbers.
    this.#stream = new LagStream(spec.lag, rows, new Rng(seed + 1_000_000));
    this.#x = new Float32Array(spec.window * rows);
    this.#wanted = new Int32Array(spec.window * rows);
    this.#trace = new Trace(this.network, spec.window, rows);
    const kept = learns === 'frozen' ? recurrentNames(this.network) : learns === 'trained' ? [] : learns;
    this.#descent = new Descent(this.network, new Adam(this.network, { lr: RATE }), {
      clip: CLIP,
      frozen: kept,
      reuse: new Gradients(this.#trace)
    });
    this.#test = new Trace(this.network, TEST.T, TEST.rows);
  }

  /** One chunk forward and back, and one update; a step that is not finite is left out. */
  update(): void {
    const { network } = this;
    const { window: T, clear } = this.#spec;
    const trace = this.#trace;
    const B = rowsOf(T);
    this.#stream.read(this.#x, this.#wanted);
    if (clear) trace.hn.fill(0);
    network.forward(this.#x, { T, B, h0: trace.hn, reuse: trace });
    const { loss, dLogits } = crossEntropy(trace.output, this.#wanted, { T, B, V: 2 });
    const { skipped } = this.#descent.update(trace, { loss, dOutput: dLogits });
    // A state that may be no number is not carried on.
    if (skipped) trace.hn.fill(0);
    this.loss = loss;
    this.updates++;
  }

  /** Share of right answers on a long held-out stream whose state is carried from the first bit to the last. */
  accuracy(): number {
    return this.#judge(TEST.T, TEST.rows, TEST.chunks, this.#test, false);
  }

  /** The same, where the state is cleared at the start of every chunk as long as the window. */
  accuracyCleared(): number {
    const { window } = this.#spec;
    const rows = rowsOf(window);
    return this.#judge(window, rows, TEST.chunks, new Trace(this.network, window, rows), true);
  }

  #judge(T: number, B: number, chunks: number, trace: Trace, clear: boolean): number {
    const stream = new LagStream(this.#spec.lag, B, new Rng(TEST.seed));
    const x = new Float32Array(T * B);
    const wanted = new Int32Array(T * B);
    let right = 0;
    let judged = 0;
    trace.hn.fill(0);
    for (let chunk = 0; chunk < chunks; chunk++) {
      stream.read(x, wanted);
      if (clear) trace.hn.fill(0);
      const { output } = this.network.forward(x, { T, B, h0: trace.hn, reuse: trace });
      if (chunk === 0 && !clear) continue;
      for (let i = 0; i < wanted.length; i++)
        right += Number(output[2 * i + 1] > output[2 * i] === (wanted[i] === 1));
      judged += wanted.length;
    }
    return right / judged;
  }
}
