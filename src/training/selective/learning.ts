import {
  Adam,
  crossEntropy,
  Gradients,
  Network,
  Rng,
  sigmoidInput,
  Trace,
  type Backend,
  type NetworkSpec
} from '../../engine/index.ts';
import { Descent } from '../descent.ts';
import { draw, sizesOf, type Task } from './task.ts';

/** Computed from the input at each step, or one number a unit. */
export type Gate = NonNullable<NetworkSpec['gate']>;

/** All that a network's learning depends on, beside its seed. */
export interface SelectiveSpec {
  task: Task;
  gate: Gate;
  units: number;
  /** Of Adam. */
  rate: number;
}

/** How a network does on sequences that it never read in training. */
export interface Score {
  /** Share of the answers that are right, and of the sequences that have all of theirs right. */
  answers: number;
  sequences: number;
}

export const CLIP = 1;
/** Sequences in a batch. */
export const ROWS = 32;
/** Updates between two tests. */
export const CHECK_EVERY = 25;
/** The test: the same sequences for every network of a task. */
export const TEST = { seed: 987_654_321, rows: 256 };
/** From which share of whole sequences on a network counts as having learned to copy. */
export const LEARNED = 0.9;

/** For how many steps a unit keeps what it read, when no input moves its gate, before the first update. */
export const timescalesOf = (task: Task): readonly [number, number] => [1, 6 * sizesOf(task).steps];

export const specOf = ({ task, gate, units }: SelectiveSpec): NetworkSpec => {
  const { tokens, answers, options } = sizesOf(task);
  return { cell: 'linear', gate, inputSize: tokens, hiddenSize: units, outputSize: answers * options };
};

/** The network of a seed before its first update. */
export const startOf = (spec: SelectiveSpec, seed: number, backend?: Backend): Network =>
  new Network(specOf(spec), { backend }).init(new Rng(seed), { timescales: timescalesOf(spec.task) });

/** Bytes of a backend's memory that one network of this size needs, with room to spare. */
export const memoryFor = ({ task, units }: SelectiveSpec) => {
  const { steps, answers, options } = sizesOf(task);
  return 2 ** 21 + 8 * (2 * ROWS + TEST.rows) * steps * (8 * units + 2 * answers * options + 2);
};

/**
 * One network that learns to answer at the end of a sequence, by the whole gradient through it. Every network of a seed
 * and a task reads the same sequences in the same order, whatever its gate. The same spec and seed give the same bits on
 * the same backend.
 */
export class SelectiveLearning {
  readonly network: Network;
  updates = 0;
  readonly #task: Task;
  readonly #descent: Descent;
  readonly #stream: Rng;
  readonly #trace: Trace;
  readonly #tokens: Int32Array;
  readonly #wanted: Int32Array;
  readonly #dOutput: Float32Array;

  constructor(spec: SelectiveSpec, seed: number, backend?: Backend) {
    const { steps, answers, options } = sizesOf(spec.task);
    this.#task = spec.task;
    this.network = startOf(spec, seed, backend);
    // Not the seed that drew the weights: else the first sequences would be the same numbers.
    this.#stream = new Rng(seed + 1_000_000);
    this.#trace = new Trace(this.network, steps, ROWS, true);
    this.#tokens = new Int32Array(steps * ROWS);
    this.#wanted = new Int32Array(ROWS * answers);
    this.#dOutput = new Float32Array(steps * ROWS * answers * options);
    this.#descent = new Descent(this.network, new Adam(this.network, { lr: spec.rate }), {
      clip: CLIP,
      reuse: new Gradients(this.#trace)
    });
  }

  /** One batch forward and back, and one update. A step that is not finite is left out. */
  update(): void {
    const { steps, answers, options } = sizesOf(this.#task);
    draw(this.#task, this.#stream, this.#tokens, this.#wanted);
    this.network.forward(this.#tokens, { T: steps, B: ROWS, reuse: this.#trace });
    const last = this.#trace.output.subarray(-ROWS * answers * options);
    const { loss, dLogits } = crossEntropy(last, this.#wanted, { T: ROWS, B: answers, V: options });
    this.#dOutput.set(dLogits, this.#dOutput.length - dLogits.length);
    this.#descent.update(this.#trace, { loss, dOutput: this.#dOutput });
    this.updates++;
  }

  test(): Score {
    return scoreOf(this.network, this.#task);
  }
}

/** On sequences never read in training. */
export function scoreOf(network: Network, task: Task): Score {
  const { steps, answers } = sizesOf(task);
  const { seed, rows } = TEST;
  const tokens = new Int32Array(steps * rows);
  const wanted = new Int32Array(rows * answers);
  draw(task, new Rng(seed), tokens, wanted);
  const said = answersOf(network, task, tokens);
  let right = 0;
  let whole = 0;
  for (let row = 0; row < rows; row++) {
    let all = 0;
    for (let k = 0; k < answers; k++) all += Number(said[row * answers + k] === wanted[row * answers + k]);
    right += all;
    whole += Number(all === answers);
  }
  return { answers: right / (rows * answers), sequences: whole / rows };
}

/** What a network answers after the last step of each sequence: [rows, answers]. @param tokens [steps, rows] */
export function answersOf(network: Network, task: Task, tokens: Int32Array): number[] {
  const { steps, answers, options } = sizesOf(task);
  const rows = tokens.length / steps;
  const { output } = network.forward(tokens, { T: steps, B: rows });
  return largest(output.subarray(-rows * answers * options), options);
}

/** The place of the largest number of every group; the first of equals. */
export const largest = (logits: ArrayLike<number>, options: number): number[] =>
  Array.from({ length: logits.length / options }, (_, i) => {
    let best = 0;
    for (let v = 1; v < options; v++) if (logits[i * options + v] > logits[i * options + best]) best = v;
    return best;
  });

/**
 * The same network with its gate held still: each unit's at the mean that it has over the test's sequences, whatever is
 * read. What it reads and how it answers stay as they were learned.
 */
export function withHeldGate(network: Network, task: Task): Network {
  const { steps } = sizesOf(task);
  const { rows, seed } = TEST;
  const { inputSize, hiddenSize: H } = network.spec;
  const tokens = new Int32Array(steps * rows);
  draw(task, new Rng(seed), tokens, new Int32Array(rows * sizesOf(task).answers));
  const trace = network.forward(tokens, { T: steps, B: rows });
  const held = network.clone();
  const mean = new Float64Array(H);
  for (let t = 0; t < steps; t++) trace.gates(0, t).z.forEach((z, i) => (mean[i % H] += z / (steps * rows)));
  held.parameter('weight_ih_l0').data.fill(0, 0, H * inputSize);
  held.parameter('bias_ih_l0').data.set(mean.map(sigmoidInput));
  return held;
}
