import type { Json } from '$frame/params/index.ts';
import { CHECK_EVERY, type Course } from '$training/tied/job.ts';
import { LEARNED_STEPS, TESTED_STEPS } from '$training/tied/lamp.ts';
import TiedWorker from '$training/tied/worker.ts?worker&inline';
import { median } from '$training/outcomes.ts';
import { History } from '$training/work/history.svelte.ts';
import type { Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import { inputsOf, lamp, lampAfter, run, said, WEIGHTS } from './lamp.ts';
import type { FoldParams } from './params.ts';

export const UNITS = 8;
/** From which share of right answers on a step counts as mastered. */
export const MASTERED = 0.9;

/** Shares of right answers by step, of one way to share weights. */
export interface Account {
  /** For every seed. */
  seeds: readonly (readonly number[])[];
  median: readonly number[];
  /** Steps from the first that are all mastered. */
  mastered: number;
}

function accountOf(seeds: readonly (readonly number[])[]): Account {
  const known = seeds.filter((shares) => shares.length > 0);
  const middle =
    known.length === 0
      ? []
      : Array.from({ length: TESTED_STEPS }, (_, step) => median(known.map((shares) => shares[step])));
  const failed = middle.findIndex((share) => share < MASTERED);
  return { seeds: known, median: middle, mastered: failed < 0 ? middle.length : failed };
}

/**
 * A network with one W that reads a string, rolled up, pulled out, or in between. Or, with `learn`, networks of both
 * kinds that learn to do it, in a worker: then its position is tests, one after each 25 updates.
 */
export class FoldUnfold {
  readonly params: FoldParams;
  readonly history: History<Course, number[]>;
  #read = $state(0);

  readonly trace = $derived.by(() => run(lamp(this.params.w), this.params.bits));
  readonly wanted = $derived.by(() => lampAfter(this.params.bits));
  /** h_1 … h_N */
  readonly h = $derived.by(() => Array.from(this.params.bits, (_, t) => Array.from(this.trace.h(0, t))));
  readonly y = $derived.by(() => Array.from(this.trace.output));
  readonly right = $derived.by(() => this.y.map((y, t) => said(y) === this.wanted[t]));

  readonly course: Course = $derived.by(() => {
    const { rate, beyond, updates, seeds, seed } = this.params;
    return {
      units: UNITS,
      rate,
      beyond,
      seeds: Array.from({ length: seeds }, (_, i) => seed + i),
      checks: updates / CHECK_EVERY
    };
  });
  readonly accounts: Readonly<Record<'tied' | 'untied', Account>> = $derived.by(() => {
    const { news } = this.history.of(this.course);
    const shown = news.map((tests) => tests[Math.min(this.t, tests.length) - 1] ?? []);
    const { seeds } = this.params;
    return { tied: accountOf(shown.slice(0, seeds)), untied: accountOf(shown.slice(seeds)) };
  });

  constructor(params: FoldParams, work = new Work<Served<Course, number[]>>(() => new TiedWorker())) {
    this.params = params;
    this.history = new History<Course, number[]>({
      works: [work],
      asks: () => [this.course],
      lanesOf: ({ seeds }) => 2 * seeds.length,
      most: () => this.course.checks,
      kept: 8
    });
    this.#read = this.start;
  }

  get learns(): boolean {
    return this.params.learn;
  }
  get start(): number {
    return this.learns || this.exercise ? 0 : Math.min(3, this.params.bits.length);
  }
  get exercise(): boolean {
    return this.params.task !== 'none';
  }
  get asks(): boolean {
    return this.learns;
  }
  get t(): number {
    return this.learns ? this.history.t : Math.min(this.#read, this.length);
  }
  get length(): number {
    if (this.learns) return this.history.length;
    // What is asked for is not to be watched first.
    return this.exercise && this.score !== 1 ? 0 : this.params.bits.length;
  }
  seek = (t: number) => {
    if (this.learns) this.history.seek(t);
    else this.#read = Math.max(0, Math.min(this.length, Math.round(t)));
  };
  /** While a step is shown, the frame tells how far it has come. */
  get substeps(): number | undefined {
    return this.learns ? undefined : 2;
  }
  get play(): (() => void) | undefined {
    return this.learns ? this.history.play : undefined;
  }
  get pause(): (() => void) | undefined {
    return this.learns ? this.history.pause : undefined;
  }
  get playing(): boolean | undefined {
    return this.learns ? this.history.playing : undefined;
  }
  get failure() {
    return this.history.failure;
  }
  restart = () => this.history.restart();
  reset = () => {
    this.history.reset();
    this.#read = this.start;
  };
  destroy = () => this.history.destroy();

  /** Whether all that was asked for has been learned, and is shown. */
  get done(): boolean {
    return this.history.over && this.t === this.length;
  }

  change = (values: Partial<FoldParams>) => {
    if (this.learns) this.history.pause();
    Object.assign(this.params, values);
  };
  press = (step: number) => {
    const { bits } = this.params;
    this.params.bits = Array.from(bits, (bit, i) => (i === step ? String(1 - Number(bit)) : bit)).join('');
  };
  pull = (unroll: number) => {
    this.params.unroll = unroll;
  };

  /** In an exercise: the first number of the last state, or the weights of all steps when each has its own. */
  get wantedNumber(): number {
    const { bits, task } = this.params;
    return task === 'count' ? WEIGHTS * bits.length : this.h[bits.length - 1][0];
  }
  get score(): number | undefined {
    if (!this.exercise) return undefined;
    return this.params.answer === this.wantedNumber ? 1 : 0;
  }

  values(): Record<string, Json> {
    if (this.learns) {
      const { tied, untied } = this.accounts;
      return {
        learnedSteps: LEARNED_STEPS,
        tied: [...tied.median],
        untied: [...untied.median],
        mastered: { tied: tied.mastered, untied: untied.mastered }
      };
    }
    return { x: inputsOf(this.params.bits), h: this.h, y: this.y, right: this.right };
  }
  pass() {
    return this.learns ? undefined : this.trace;
  }
}
