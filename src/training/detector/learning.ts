import { Adam, Rng, Sgd, squaredError, Gradients, Trace, type Network } from '../../engine/index.ts';
import { Descent, type Skipped } from '../descent.ts';
import { check, type Verdict } from './checker.ts';
import {
  detectorNetwork,
  startState,
  weightsOf,
  type DetectorWeights,
  type HeadActivation
} from './network.ts';
import { targets, type Task } from './tasks.ts';

export const optimisers = ['adam', 'sgd'] as const;
export type Optimiser = (typeof optimisers)[number];

export const initialisations = ['pytorch', 'wide'] as const;
export type Initialisation = (typeof initialisations)[number];

export interface LearningSpec {
  task: Task;
  units: number;
  seed: number;
  optimiser: Optimiser;
  rate: number;
  head: HeadActivation;
  init: Initialisation;
  /** Updates after which the search is given up. */
  maximum: number;
}

/** Bits in a string, and strings in a batch: each update sees its own random batch. */
export const STRING_LENGTH = 12;
export const BATCH = 32;
/** The detector is checked on every string up to length 12 after each so many updates. */
export const CHECK_EVERY = 10;

/** A search that answers every string rightly goes on until its loss, too, is this small: then the weights have settled. */
const SETTLED = 1e-5;
/** A loss beyond this will not come back. */
const BLOWN_UP = 1e9;
/** Updates in a row with a gradient of exactly 0 after which a search counts as dead. */
const STILL = 20;

export type Ending = 'found' | 'diverged' | 'dead' | 'given-up';

/** Gradient descent in search of a detector's weights, one update at a time. The same spec gives the same bits. */
export class Learning {
  readonly spec: LearningSpec;
  readonly network: Network;
  readonly h0: readonly number[];
  /** Updates made. */
  updates = 0;
  /** Mean squared error of the last batch, before its update; NaN before the first. */
  loss = NaN;
  gradientNorm = NaN;
  verdict: Verdict;
  /** Why the search is over; undefined while it goes on. */
  ending: Ending | undefined;
  readonly #rng: Rng;
  readonly #descent: Descent;
  readonly #x = new Float64Array(STRING_LENGTH * BATCH);
  readonly #wanted = new Float64Array(STRING_LENGTH * BATCH);
  readonly #start: Float64Array;
  readonly #trace: Trace;
  #still = 0;

  constructor(spec: LearningSpec) {
    this.spec = spec;
    this.#rng = new Rng(spec.seed);
    this.network = detectorNetwork(spec.units, spec.head);
    this.network.init(this.#rng);
    // ±1/√H is PyTorch's range; the wide one is ±1 whatever the width.
    if (spec.init === 'wide') {
      const { data } = this.network;
      for (let i = 0; i < data.length; i++) data[i] *= Math.sqrt(spec.units);
    }
    this.h0 = startState(spec.units);
    this.#start = Float64Array.from({ length: BATCH * spec.units }, (_, i) => this.h0[i % spec.units]);
    this.#trace = new Trace(this.network, STRING_LENGTH, BATCH);
    const Optimiser = spec.optimiser === 'adam' ? Adam : Sgd;
    this.#descent = new Descent(this.network, new Optimiser(this.network, { lr: spec.rate }), {
      reuse: new Gradients(this.#trace)
    });
    this.verdict = check(this.network, this.h0, spec.task);
  }

  get weights(): DetectorWeights {
    return weightsOf(this.network, this.h0);
  }

  /** One batch forward and back and one update; nothing once the search is over. */
  update(): void {
    if (this.ending) return;
    const { network } = this;
    this.#drawBatch();
    const trace = network.forward(this.#x, {
      T: STRING_LENGTH,
      B: BATCH,
      h0: this.#start,
      reuse: this.#trace
    });
    const { loss, norm, skipped } = this.#descent.update(trace, squaredError(trace.output, this.#wanted));
    this.loss = loss;
    this.gradientNorm = norm;
    this.updates++;
    this.#judge(skipped);
  }

  #drawBatch(): void {
    for (let b = 0; b < BATCH; b++) {
      let bits = '';
      for (let t = 0; t < STRING_LENGTH; t++) bits += this.#rng.int(2);
      const answers = targets(this.spec.task, bits);
      for (let t = 0; t < STRING_LENGTH; t++) {
        this.#x[t * BATCH + b] = Number(bits[t]);
        this.#wanted[t * BATCH + b] = answers[t];
      }
    }
  }

  #judge(skipped: Skipped): void {
    const { loss, gradientNorm } = this;
    this.#still = gradientNorm === 0 ? this.#still + 1 : 0;
    const last = this.updates >= this.spec.maximum;
    if (skipped || !(loss < BLOWN_UP) || !this.network.data.every(Number.isFinite)) {
      this.ending = 'diverged';
      return;
    }
    if (this.updates % CHECK_EVERY === 0 || last) {
      this.verdict = check(this.network, this.h0, this.spec.task);
      if (this.verdict.correct && (loss < SETTLED || last)) this.ending = 'found';
    }
    if (this.ending) return;
    if (this.#still >= STILL && !this.verdict.correct) this.ending = 'dead';
    else if (last) this.ending = 'given-up';
  }
}
