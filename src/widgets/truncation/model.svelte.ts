import type { Json } from '$frame/params/index.ts';
import type { Check, Course } from '$training/lag/job.ts';
import { accuracies, hasLearned, learnersOf, memoryOf, ofKind } from '$training/lag/learners.ts';
import { CHECK_EVERY, type Recurrence } from '$training/lag/learning.ts';
import { lesson, STEPS } from '$training/lag/lesson.ts';
import { pairOf, type Pair } from '$figure/plane/pair.ts';
import { tallyOf, type Tally } from '$training/lag/tally.ts';
import { pairsSeen } from '$training/lag/task.ts';
import { firstString, matrices, reachOf, truncatedGradient, type Matrix } from '$training/lag/truncated.ts';
import LagWorker from '$training/lag/worker.ts?worker&inline';
import { byTest } from '$training/outcomes.ts';
import { History } from '$training/work/history.svelte.ts';
import { Played } from '$training/work/played.ts';
import type { Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import { borderBefore, smallest } from './exercises.ts';
import { MOST_LAG, type TruncationParams } from './params.ts';

/** Courses that are kept. */
const KEPT = 400;

/**
 * The knife of truncated backpropagation: what it does to a gradient, and to what can be learned. Its position is tests of
 * every network, one after each 25 updates.
 */
export class Truncation extends Played<Course, Check> {
  readonly params: TruncationParams;
  readonly history: History<Course, Check>;
  /** The last window that a sweep tries; 0 where none is under way. */
  #sweep = $state(0);
  /** The answer that was last handed in for 'where-stops'; 0 for none. */
  checked = $state(0);

  readonly course: Course = $derived.by(() => this.#courseOf(this.params.window));

  readonly #lesson = $derived.by(() => lesson(this.params.seed, this.params.start, this.params.lag));
  readonly #exact = $derived(truncatedGradient(this.#lesson, STEPS));
  readonly #truncated = $derived.by(() =>
    truncatedGradient(this.#lesson, this.params.window, this.params.clear)
  );
  /** The exact and the truncated gradient of each matrix: lengths, and the angle between them. */
  readonly pairs = $derived(
    Object.fromEntries(
      matrices.map((matrix) => [matrix, pairOf(this.#exact[matrix], this.#truncated[matrix])])
    ) as Record<Matrix, Pair>
  );
  /** Of the answers in one window, how many have the bit that they ask for inside it. */
  readonly seen = $derived.by(() => pairsSeen(this.params.window, this.params.lag));

  readonly #checks = $derived.by(() => this.history.of(this.course).news);
  /** What is shown: the tests of each network up to position t. */
  readonly shown = $derived.by(() => accuracies(this.#checks).map((list) => list.slice(0, this.t)));

  /** Results of all windows tried with this lag and these settings. */
  readonly tallies: Record<Recurrence, Tally[]> = $derived.by(() => {
    const all = Array.from({ length: STEPS }, (_, i) => i + 1);
    const of = (kind: Recurrence) =>
      all.map((window) => this.#tally(window, kind)).filter(({ outcomes }) => outcomes.length > 0);
    return { trained: of('trained'), frozen: of('frozen') };
  });

  /** Exercise 'where-stops': |dL/dx_t| as far as the gradient of the loss goes, computed. */
  readonly reach = $derived.by(() => reachOf(this.#lesson, this.params.window, this.params.loss - 1));
  /** The earliest step, from 1, whose input gets any. */
  readonly earliest = $derived(this.reach.findIndex((size) => size > 0) + 1);

  constructor(params: TruncationParams, work = new Work<Served<Course, Check>>(() => new LagWorker())) {
    super();
    this.params = params;
    this.history = new History<Course, Check>({
      works: [work],
      asks: () => [this.course],
      lanesOf: ({ learners }) => learners.length,
      // An exercise that has nothing to train.
      most: () => (this.given ? 0 : this.course.checks),
      kept: KEPT,
      ended: () => this.sweeping && this.#next()
    });
  }

  get sweeping(): boolean {
    return this.#sweep > 0 && !this.failure;
  }
  /** An exercise asks something else. */
  get asks(): boolean {
    return this.params.task === 'free';
  }
  get given(): boolean {
    return this.params.task === 'where-stops';
  }
  /** Whether the borders may be seen: not before the exercise that asks for one is solved. */
  get bordersShown(): boolean {
    return !this.given || this.score === 1;
  }

  override pause = () => {
    this.#sweep = 0;
    this.history.pause();
  };
  override seek = (t: number) => {
    this.#sweep = 0;
    this.history.seek(t);
  };

  /** Changes parameters; what had been trained with the new ones before is shown as it ended. */
  change = (change: Partial<TruncationParams>) => {
    this.pause();
    Object.assign(this.params, change);
    this.checked = 0;
  };

  /** The last window of a sweep: a few beyond the lag. */
  get sweepEnd(): number {
    return Math.min(STEPS, Math.max(this.params.lag + 4, MOST_LAG));
  }

  /** Trains with one window after another, from 1 on, those that have been tried left out. */
  sweep = () => {
    this.pause();
    this.#sweep = this.sweepEnd;
    this.#next();
  };

  /** Hands in the answer to 'where-stops'. */
  check = () => {
    this.checked = this.params.guess;
  };

  override reset = () => {
    this.#sweep = 0;
    this.history.reset();
    this.checked = 0;
  };

  /** Exercise 'smallest-window': the smallest window that is known to do, and whether the one below is known to fail. */
  readonly smallest = $derived.by(() => smallest(this.tallies.trained));

  get score(): number | undefined {
    const { task, clear } = this.params;
    if (task === 'where-stops') return this.checked === this.earliest ? 1 : 0;
    if (task === 'smallest-window') return clear ? 0 : this.smallest.score;
    return undefined;
  }

  /** How the ten networks of a kind stand at position t. */
  learned(kind: Recurrence): number {
    return ofKind(this.shown, kind).filter(hasLearned).length;
  }

  /** Mean accuracy of the trained networks that learned the lag, with the state carried and with it cleared. */
  get memory() {
    return memoryOf(ofKind(this.#checks, 'trained'));
  }

  values(): Record<string, Json> {
    const { window, lag, loss } = this.params;
    const each = <T extends Json>(of: (pair: Pair) => T) =>
      Object.fromEntries(matrices.map((matrix) => [matrix, of(this.pairs[matrix])]));
    const tests = (kind: Recurrence) =>
      byTest(ofKind(this.shown, kind), this.t).map((tests) => tests.map((accuracy) => accuracy ?? null));
    const results = (kind: Recurrence) =>
      this.tallies[kind].filter(({ over }) => over).map(({ window, learned }) => [window, learned]);
    return {
      window,
      lag,
      answersSeen: this.seen,
      chunkOf: Array.from({ length: STEPS }, (_, t) => Math.floor(t / window) + 1),
      exact: each(({ first }) => first),
      truncated: each(({ second }) => second),
      angle: each(({ angle }) => (Number.isFinite(angle) ? angle : null)),
      updates: this.t * CHECK_EVERY,
      accuracy: tests('trained'),
      accuracyFrozen: tests('frozen'),
      learned: this.learned('trained'),
      learnedFrozen: this.learned('frozen'),
      learnedByWindow: results('trained'),
      learnedFrozenByWindow: results('frozen'),
      accuracyCleared: this.memory?.cleared ?? null,
      ...(this.given && {
        reach: this.score === 1 ? this.reach : null,
        border: borderBefore(loss, this.checked, window)
      })
    };
  }
  /** The network whose gradients are compared, at the first of its strings. */
  pass() {
    return firstString(this.#lesson);
  }

  #courseOf(window: number): Course {
    const { lag, clear, start, seed, updates } = this.params;
    return {
      spec: { lag, window, clear, start },
      learners: learnersOf(seed),
      checks: updates / CHECK_EVERY
    };
  }

  /** What is shown of the window that is set; of the others all that is known. */
  #tally(window: number, kind: Recurrence): Tally {
    const lists = ofKind(accuracies(this.history.of(this.#courseOf(window)).news), kind);
    return tallyOf(window, lists, this.course.checks, window === this.params.window ? this.t : undefined);
  }

  /** Goes on to the next window of the sweep that has not been tried to the end. */
  #next() {
    const tried = (window: number) => this.history.of(this.#courseOf(window)).over.every(Boolean);
    let window = 1;
    while (window <= this.#sweep && tried(window)) window++;
    if (window > this.#sweep) {
      this.#sweep = 0;
      return;
    }
    this.params.window = window;
    this.history.play();
  }
}
