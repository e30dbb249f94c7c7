import type { Json } from '$frame/params/index.ts';
import { CHECK_EVERY, type LagSpec, type Recurrence } from '$training/lag/learning.ts';
import { pairsSeen } from '$training/lag/task.ts';
import { borderBefore, smallest } from './exercises.ts';
import { lesson, matrices, pairOf, reachOf, STEPS, truncatedGradient, type Matrix } from './gradients.ts';
import { MOST_LAG, type TruncationParams } from './params.ts';
import { hasLearned, ofKind, Runs, SEEDS, type Run } from './runs.svelte.ts';

/** How ten networks of a kind did with one window. */
export interface Tally {
  window: number;
  /** For every seed: learned, not learned, or still on its way. */
  outcomes: readonly (boolean | undefined)[];
  learned: number;
  over: boolean;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The knife of truncated backpropagation: what it does to a gradient, and to what can be learned. */
export class Truncation {
  readonly params: TruncationParams;
  readonly #runs: Runs;
  /** Where the reader went, with these settings; with others, as far as these have been trained. */
  #goal = $state.raw({ key: '', t: 0 });
  #playing = $state('');
  /** The last window that a sweep tries; 0 where none is under way. */
  #sweep = $state(0);
  /** The answer that was last handed in for 'where-stops'; 0 for none. */
  checked = $state(0);

  readonly spec: LagSpec = $derived.by(() => this.#specOf(this.params.window));
  readonly #key = $derived.by(() => JSON.stringify([this.spec, this.params.seed, this.params.updates]));
  readonly checks = $derived.by(() => this.params.updates / CHECK_EVERY);

  readonly #lesson = $derived.by(() => lesson(this.params.seed, this.params.start, this.params.lag));
  readonly #exact = $derived(truncatedGradient(this.#lesson, STEPS));
  readonly #truncated = $derived.by(() =>
    truncatedGradient(this.#lesson, this.params.window, this.params.clear)
  );
  /** The exact and the truncated gradient of each matrix: lengths, and the angle between them. */
  readonly pairs = $derived(
    Object.fromEntries(
      matrices.map((matrix) => [matrix, pairOf(this.#exact[matrix], this.#truncated[matrix])])
    ) as Record<Matrix, ReturnType<typeof pairOf>>
  );
  /** Of the answers in one window, how many have the bit that they ask for inside it. */
  readonly seen = $derived.by(() => pairsSeen(this.params.window, this.params.lag));

  readonly run: Run = $derived.by(() => this.#runOf(this.params.window));
  /** Tests that every network has behind it, or its end. */
  readonly #done = $derived.by(() => {
    const going = this.run.accuracy.filter((list) => !this.#ended(list)).map(({ length }) => length);
    return going.length > 0 ? Math.min(...going) : Math.max(...this.run.accuracy.map(({ length }) => length));
  });
  readonly over = $derived.by(() => this.run.accuracy.every((list) => this.#ended(list)));
  readonly catchingUp = $derived(this.t > this.#done);
  /** What is shown: the tests of each lane up to position t. */
  readonly shown = $derived(this.run.accuracy.map((list) => list.slice(0, this.t)));

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

  constructor(params: TruncationParams, runs = new Runs()) {
    this.params = params;
    this.#runs = runs;
  }

  /** Position: tests of every network, one after each 25 updates. */
  get t(): number {
    const t = this.#goal.key === this.#key ? this.#goal.t : this.#done;
    return Math.min(t, this.length);
  }
  get length(): number {
    // That exercise has nothing to train.
    if (this.given) return 0;
    return this.over ? Math.max(...this.run.accuracy.map(({ length }) => length)) : this.checks;
  }
  get playing(): boolean {
    return this.#playing === this.#key && !this.over && !this.failure;
  }
  get sweeping(): boolean {
    return this.#sweep > 0 && !this.failure;
  }
  get failure() {
    return this.#runs.failure;
  }
  get given(): boolean {
    return this.params.task === 'where-stops';
  }
  /** Whether the borders may be seen: not before the exercise that asks for one is solved. */
  get bordersShown(): boolean {
    return !this.given || this.score === 1;
  }

  play = () => {
    if (this.given) return;
    if (this.over) {
      this.#runs.forget(this.spec, this.params.seed, this.checks);
      this.#go(0);
    }
    this.#playing = this.#key;
    this.#train(this.checks);
  };

  pause = () => {
    this.#sweep = 0;
    if (this.#playing === '') return;
    this.#playing = '';
    this.#runs.pause();
  };

  step = (by: 1 | -1) => this.seek(this.t + by);

  /** Shows the networks as they stood at test t, and trains to there first where they have not come so far. */
  seek = (t: number) => {
    this.pause();
    this.#go(Math.max(0, Math.min(t, this.length)));
    if (this.catchingUp) this.#train(this.t);
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

  restart = () => {
    this.#runs.failure = undefined;
    if (this.catchingUp) this.#train(this.t);
  };

  reset = () => {
    this.pause();
    this.#runs.forgetAll();
    this.checked = 0;
    this.#go(0);
  };

  destroy = () => this.#runs.destroy();

  /** Exercise 'smallest-window': the smallest window that is known to do, and whether the one below is known to fail. */
  get smallest() {
    return smallest(this.tallies.trained);
  }

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
  get memory(): { carried: number; cleared: number } | undefined {
    const carried: number[] = [];
    const cleared: number[] = [];
    this.run.accuracy.slice(0, SEEDS).forEach((list, lane) => {
      const without = this.run.cleared[lane];
      if (!hasLearned(list) || without === undefined) return;
      carried.push(list[list.length - 1]);
      cleared.push(without);
    });
    return carried.length > 0 ? { carried: mean(carried), cleared: mean(cleared) } : undefined;
  }

  values(): Record<string, Json> {
    const { window, lag, loss } = this.params;
    const each = <T extends Json>(of: (pair: { exact: number; truncated: number; angle: number }) => T) =>
      Object.fromEntries(matrices.map((matrix) => [matrix, of(this.pairs[matrix])]));
    const tests = (kind: Recurrence) =>
      Array.from({ length: this.t }, (_, i) =>
        ofKind(this.shown, kind).map((list) => list[Math.min(i, list.length - 1)] ?? null)
      );
    const results = (kind: Recurrence) =>
      this.tallies[kind].filter(({ over }) => over).map(({ window, learned }) => [window, learned]);
    return {
      window,
      lag,
      answersSeen: this.seen,
      chunkOf: Array.from({ length: STEPS }, (_, t) => Math.floor(t / window) + 1),
      exact: each(({ exact }) => exact),
      truncated: each(({ truncated }) => truncated),
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

  #go(t: number) {
    this.#goal = { key: this.#key, t };
  }

  #specOf(window: number): LagSpec {
    const { lag, clear, start } = this.params;
    return { lag, window, clear, start };
  }

  #runOf(window: number): Run {
    return this.#runs.of(this.#specOf(window), this.params.seed, this.checks);
  }

  #ended(list: readonly number[]): boolean {
    return hasLearned(list) || list.length >= this.checks;
  }

  #tally(window: number, kind: Recurrence): Tally {
    const whole = window !== this.params.window;
    const lists = ofKind(this.#runOf(window).accuracy, kind);
    if (lists.every(({ length }) => length === 0)) return { window, outcomes: [], learned: 0, over: false };
    const outcomes = lists.map((list) => {
      const shown = whole ? list : list.slice(0, this.t);
      return hasLearned(shown) ? true : this.#ended(shown) ? false : undefined;
    });
    return {
      window,
      outcomes,
      learned: outcomes.filter((outcome) => outcome === true).length,
      over: outcomes.every((outcome) => outcome !== undefined)
    };
  }

  #train(until: number) {
    const key = this.#key;
    const { seed } = this.params;
    void this.#runs.train(this.spec, seed, this.checks, until, () => {
      if (this.#key !== key) return this.pause();
      if (this.#playing === key) this.#go(Math.max(this.t, this.#done));
      if (this.over) this.#finished();
    });
  }

  #finished() {
    this.#playing = '';
    if (this.sweeping) this.#next();
  }

  /** Goes on to the next window of the sweep that has not been tried to the end. */
  #next() {
    const tried = (window: number) => this.#runOf(window).accuracy.every((list) => this.#ended(list));
    let window = 1;
    while (window <= this.#sweep && tried(window)) window++;
    if (window > this.#sweep) {
      this.#sweep = 0;
      return;
    }
    this.params.window = window;
    this.#go(this.#done);
    this.#playing = this.#key;
    this.#train(this.checks);
  }
}
