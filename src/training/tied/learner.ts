import { Adam, Network, Rng, Trace, Gradients, squaredError } from '../../engine/index.ts';
import { Descent } from '../descent.ts';

/** Strings of a batch. */
export const ROWS = 16;

/** Something that reads presses and learns to say whether the lamp is on, at every step. */
export interface Learner {
  /** One batch, [T, ROWS]; at most as many steps as it learns. @returns the loss before the update */
  update(x: Float32Array, y: Float32Array): number;
  /** Answers to strings of any length, [T, B]. */
  answers(x: Float32Array, B: number): Float32Array | Float64Array;
}

export interface LearnerSpec {
  units: number;
  /** Of Adam. */
  rate: number;
  /** Steps that are learned. */
  steps: number;
}

const networkOf = (units: number, rng: Rng) =>
  new Network({ cell: 'rnn', inputSize: 1, hiddenSize: units, outputSize: 1 }).init(rng);

/** One network, the same at every step. */
export class Tied implements Learner {
  readonly network: Network;
  readonly #steps: number;
  readonly #trace: Trace;
  readonly #descent: Descent;

  constructor({ units, rate, steps }: LearnerSpec, seed: number) {
    this.network = networkOf(units, new Rng(seed));
    this.#steps = steps;
    this.#trace = new Trace(this.network, steps, ROWS);
    this.#descent = new Descent(this.network, new Adam(this.network, { lr: rate }), {
      reuse: new Gradients(this.#trace)
    });
  }

  update(x: Float32Array, y: Float32Array): number {
    const trace = this.network.forward(x, { T: this.#steps, B: ROWS, reuse: this.#trace });
    return this.#descent.update(trace, squaredError(trace.output, y)).loss;
  }
  answers(x: Float32Array, B: number) {
    return this.network.forward(x, { T: x.length / B, B }).output;
  }
}

/** Steps beyond those that were learned: weights as they were drawn, or the last ones that were learned. */
export type Beyond = 'drawn' | 'last';

/** A network of its own for every step, each drawn like the one that is tied. */
export class Untied implements Learner {
  readonly networks: readonly Network[];
  readonly #traces: readonly Trace[];
  readonly #gradients: readonly Gradients[];
  readonly #descents: readonly Descent[];
  #beyond: Beyond;

  /** @param longest steps that there are weights for */
  constructor({ units, rate, steps }: LearnerSpec, seed: number, longest: number, beyond: Beyond = 'drawn') {
    const rng = new Rng(seed);
    this.networks = Array.from({ length: longest }, () => networkOf(units, rng));
    const learning = this.networks.slice(0, steps);
    this.#traces = learning.map((network) => new Trace(network, 1, ROWS));
    this.#gradients = this.#traces.map((trace) => new Gradients(trace));
    this.#descents = learning.map((network) => new Descent(network, new Adam(network, { lr: rate })));
    this.#beyond = beyond;
  }

  update(x: Float32Array, y: Float32Array): number {
    const steps = this.#traces.length;
    const at = (numbers: Float32Array, t: number) => numbers.subarray(t * ROWS, (t + 1) * ROWS);
    for (let t = 0; t < steps; t++)
      this.networks[t].forward(at(x, t), {
        T: 1,
        B: ROWS,
        h0: t > 0 ? this.#traces[t - 1].hn : undefined,
        reuse: this.#traces[t]
      });
    let sum = 0;
    let dHn: Float32Array | Float64Array | undefined;
    const losses: number[] = [];
    for (let t = steps - 1; t >= 0; t--) {
      const { loss, dOutput } = squaredError(this.#traces[t].output, at(y, t));
      // The loss is the mean over all steps, as it is of the tied one.
      for (let i = 0; i < dOutput.length; i++) dOutput[i] /= steps;
      this.networks[t].zeroGrad();
      dHn = this.networks[t].backward(this.#traces[t], { dOutput, dHn, reuse: this.#gradients[t] }).dh0;
      losses[t] = loss;
      sum += loss / steps;
    }
    for (let t = 0; t < steps; t++) this.#descents[t].step(this.#traces[t], losses[t]);
    return sum;
  }

  answers(x: Float32Array, B: number) {
    const T = x.length / B;
    const answers = new Float32Array(x.length);
    let h0: Float32Array | Float64Array | undefined;
    for (let t = 0; t < T; t++) {
      const trace = this.#networkAt(t).forward(x.subarray(t * B, (t + 1) * B), { T: 1, B, h0 });
      answers.set(trace.output, t * B);
      h0 = trace.hn;
    }
    return answers;
  }

  /** The same networks, the last that was learned in place of all that were not. */
  repeating(): this {
    this.#beyond = 'last';
    return this;
  }

  #networkAt(t: number): Network {
    const last = this.#traces.length - 1;
    return this.networks[this.#beyond === 'last' ? Math.min(t, last) : t];
  }
}
