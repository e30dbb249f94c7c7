import {
  Adam,
  crossEntropy,
  Gradients,
  Rng,
  square,
  squaredError,
  Trace,
  type Backend,
  type Network
} from '../../engine/index.ts';
import { Descent } from '../descent.ts';
import { startOf, type AnyCell, type Setting } from './setting.ts';
import { CONSTANT_GUESS, draw, INPUTS, outputsOf, stepsOf, turnOver, type Task } from './task.ts';

/** All that a network's learning depends on, beside its seed. */
export interface RecallSpec {
  task: Task;
  /** Steps between the first one and the answer. */
  lag: number;
  setting: Setting<AnyCell>;
  units: number;
  /** Of Adam. */
  rate: number;
}

export const CLIP = 1;
/** Strings in a batch. */
export const ROWS = 20;
/** Updates between two tests. */
export const CHECK_EVERY = 25;
/** The test: 240 strings, the same for every network of a task and a lag, and read by none in training. */
const TEST = { seed: 987_654_321, rows: 24, batches: 10 };
export const TEST_STRINGS = TEST.rows * TEST.batches;

/** From which share of right answers on, and below which squared error, a network counts as having learned its task. */
export const LEARNED = { recall: 0.99, adding: CONSTANT_GUESS / 10 } as const;
/** @param score as `RecallLearning.test` gives it; NaN is never learned */
export const hasLearned = (task: Task, score: number) =>
  task === 'recall' ? score >= LEARNED.recall : score <= LEARNED.adding;

/** Bytes of a backend's memory that one network of this size needs, with room to spare. */
export const memoryFor = ({ lag, units }: Pick<RecallSpec, 'lag' | 'units'>) =>
  2 ** 21 + 4 * 40 * units * stepsOf(lag) * (ROWS + TEST.rows);

/**
 * One network that learns to answer at the end of a string, by the whole gradient through it. Every network of a seed,
 * a task and a lag reads the same strings in the same order, whatever its cell. The same spec and seed give the same
 * bits on the same backend.
 */
export class RecallLearning {
  readonly network: Network;
  updates = 0;
  /** Of the last batch, before its update; NaN before the first. */
  loss = NaN;
  readonly #task: Task;
  readonly #T: number;
  readonly #descent: Descent;
  readonly #stream: Rng;
  readonly #x: Float32Array;
  readonly #wanted = new Float32Array(ROWS);
  readonly #dOutput: Float32Array;
  readonly #trace: Trace;
  readonly #test: Trace;

  constructor(spec: RecallSpec, seed: number, backend?: Backend) {
    this.#task = spec.task;
    const T = (this.#T = stepsOf(spec.lag));
    this.network = startOf(spec.setting, { ...spec, seed }, backend);
    // Not the seed that drew the weights: else the first strings would be the same numbers.
    this.#stream = new Rng(seed + 1_000_000);
    this.#x = new Float32Array(T * ROWS * INPUTS);
    this.#dOutput = new Float32Array(T * ROWS * outputsOf(spec.task));
    this.#trace = new Trace(this.network, T, ROWS);
    this.#descent = new Descent(this.network, new Adam(this.network, { lr: spec.rate }), {
      clip: CLIP,
      reuse: new Gradients(this.#trace)
    });
    this.#test = new Trace(this.network, T, TEST.rows);
  }

  /** Whether the weights are numbers still. */
  get finite(): boolean {
    return this.network.data.every(Number.isFinite);
  }

  /** One batch forward and back, and one update. A step that is not finite is left out. */
  update(): void {
    const { network } = this;
    draw(this.#task, this.#stream, this.#x, this.#wanted);
    network.forward(this.#x, { T: this.#T, B: ROWS, reuse: this.#trace });
    const last = this.#trace.output.subarray(-ROWS * outputsOf(this.#task));
    const { loss, d } = this.#lossOf(last);
    this.#dOutput.set(d, this.#dOutput.length - d.length);
    this.#descent.update(this.#trace, { loss, dOutput: this.#dOutput });
    this.loss = loss;
    this.updates++;
  }

  /**
   * On strings never read in training: the share of right answers (recall), or the mean squared error (adding). Of
   * recall's, every second batch is the one before with its bits turned over, so that always answering the same is right
   * in exactly half of them.
   */
  test(): number {
    const rng = new Rng(TEST.seed);
    const x = new Float32Array(this.#T * TEST.rows * INPUTS);
    const wanted = new Float32Array(TEST.rows);
    let sum = 0;
    for (let batch = 0; batch < TEST.batches; batch++) {
      if (this.#task === 'recall' && batch % 2 === 1) turnOver(x, wanted);
      else draw(this.#task, rng, x, wanted);
      const { output } = this.network.forward(x, { T: this.#T, B: TEST.rows, reuse: this.#test });
      const last = output.subarray(-TEST.rows * outputsOf(this.#task));
      for (let row = 0; row < TEST.rows; row++)
        sum +=
          this.#task === 'recall'
            ? Number(last[2 * row + 1] > last[2 * row] === (wanted[row] === 1))
            : square(last[row] - wanted[row]);
    }
    return sum / TEST_STRINGS;
  }

  #lossOf(last: Float32Array | Float64Array) {
    if (this.#task === 'recall') {
      const { loss, dLogits } = crossEntropy(last, Int32Array.from(this.#wanted), { T: 1, B: ROWS, V: 2 });
      return { loss, d: dLogits };
    }
    const { loss, dOutput } = squaredError(last, this.#wanted);
    return { loss, d: dOutput };
  }
}
