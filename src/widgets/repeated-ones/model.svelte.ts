import { Timed } from '$frame/timed.svelte.ts';
import { check, TOLERANCE } from '$training/detector/checker.ts';
import { withWeights } from '$training/detector/network.ts';
import { targets } from '$training/detector/tasks.ts';
import type { DetectorParams } from './params.ts';
import { solutionFor, type Weights } from './solutions.ts';

/** Every string up to this length is tried. */
export const MAX_LENGTH = 12;

export type Matrix = 'Whh' | 'Wxh' | 'Why' | 'h0';

/** A detector whose weights are set by hand, reading a string of bits. */
export class RepeatedOnes extends Timed {
  readonly params: DetectorParams;
  readonly x = $derived.by(() => [...this.params.bits].map(Number));
  readonly wanted = $derived.by(() => targets(this.params.goal, this.params.bits));
  readonly #network = $derived.by(() => withWeights(this.params));
  readonly #trace = $derived.by(() =>
    this.#network.forward(this.x, { T: this.x.length, B: 1, h0: this.params.h0 })
  );
  /** States h_0 … h_T, each `units` numbers. */
  readonly h = $derived.by(() =>
    Array.from({ length: this.x.length + 1 }, (_, t) => Array.from(this.#trace.h(0, t - 1)))
  );
  /** Answers y_1 … y_T. */
  readonly y = $derived.by(() => Array.from(this.#trace.output));
  readonly verdict = $derived.by(() =>
    check(this.#network, this.params.h0, this.params.goal, MAX_LENGTH, TOLERANCE)
  );
  readonly solution = $derived.by(() => solutionFor(this.params.goal, this.params.units));
  /** The reader's own weights, kept while a solution is shown. */
  #mine = $state.raw<Weights>();

  constructor(params: DetectorParams) {
    super();
    this.params = params;
    this.reset();
  }

  get length() {
    return this.x.length;
  }
  /** The step whose arithmetic is shown: before the first bit, the step to come. */
  get shown() {
    return Math.max(1, Math.min(this.t, this.length));
  }
  /** Entries computed in one step: each row of W_hh with its W_xh, then W_hy. */
  get substeps() {
    return this.params.units * (this.params.units + 2);
  }
  /** Whether the answer after bit `t` (from 1) is what the task asks for, within the tolerance. */
  right(t: number) {
    return Math.abs(this.y[t - 1] - this.wanted[t - 1]) <= TOLERANCE;
  }

  setBit = (index: number, bit: 0 | 1) => {
    const { bits } = this.params;
    this.params.bits = bits.slice(0, index) + bit + bits.slice(index + 1);
  };
  setBits = (bits: string) => {
    this.params.bits = bits;
    this.seek(this.t);
  };

  setWeight = (matrix: Matrix, index: number, value: number) => {
    this.#mine = undefined;
    this.params[matrix] = this.params[matrix].map((old, i) => (i === index ? value : old));
  };

  /** Shows the string that the verdict names, at the bit where it fails. */
  showCounterexample = () => {
    const { counterexample } = this.verdict;
    if (counterexample === null) return;
    this.params.bits = counterexample;
    this.seek(counterexample.length);
  };

  get showsSolution() {
    return this.#mine !== undefined;
  }
  showSolution = () => {
    if (!this.solution || this.#mine) return;
    const { Whh, Wxh, Why, h0 } = this.params;
    this.#mine = { Whh, Wxh, Why, h0 };
    this.#assign(this.solution);
  };
  backToMine = () => {
    if (this.#mine) this.#assign(this.#mine);
    this.#mine = undefined;
  };
  #assign({ Whh, Wxh, Why, h0 }: Weights) {
    Object.assign(this.params, { Whh, Wxh, Why, h0 });
  }

  reset = () => {
    this.#mine = undefined;
    // Where the default string first earns a 1.
    this.seek(5);
  };

  /** A detector earns the whole point; a wrong one the share of lengths at which it never fails; a shown solution nothing. */
  get score() {
    if (this.showsSolution) return undefined;
    const { counterexample } = this.verdict;
    return counterexample === null ? 1 : (counterexample.length - 1) / MAX_LENGTH;
  }

  readonly byCharacter = ['x'];
  values() {
    return {
      x: this.params.bits,
      h: this.h.slice(1),
      y: this.y,
      wanted: this.wanted,
      correct: this.verdict.correct,
      counterexample: this.verdict.counterexample,
      Whh: Array.from({ length: this.params.units }, (_, row) =>
        this.params.Whh.slice(row * this.params.units, (row + 1) * this.params.units)
      ),
      Wxh: this.params.Wxh,
      Why: this.params.Why,
      h0: this.params.h0
    };
  }
  pass() {
    return this.#trace;
  }
}
