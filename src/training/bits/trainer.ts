import { paced, realClock, REPORT_INTERVAL, type Clock } from '../paced.ts';
import type { Verdict } from './checker.ts';
import { diagnose, type Kind } from './diagnosis.ts';
import { CHECK_EVERY, Learning, type Ending, type LearningSpec } from './learning.ts';
import type { DetectorWeights } from './network.ts';

/** A search as it stood after some update. */
export interface Snapshot {
  updates: number;
  /** Losses of the updates since the snapshot before, in order. */
  losses: number[];
  gradientNorm: number;
  weights: DetectorWeights;
  verdict: Verdict;
  ending: Ending | undefined;
}

/** How one start came out. */
export interface Attempt {
  seed: number;
  kind: Exclude<Kind, 'running'>;
  updates: number;
  loss: number;
}

export interface Stretch {
  /** Updates that the page already has; training to there is not reported. */
  from: number;
  /** Updates to stop after, at the latest. */
  until: number;
  /** 1 is a snapshot every 100 ms; Infinity is as fast as it goes. */
  speed: number;
}

const MILLISECONDS_PER_SNAPSHOT = 100;

export function snapshotOf(learning: Learning, losses: number[]): Snapshot {
  const { updates, gradientNorm, weights, verdict, ending } = learning;
  return { updates, losses, gradientNorm, weights, verdict, ending };
}

/** Trains on to the next snapshot: ten updates, or fewer where the search ends. */
export function nextSnapshot(learning: Learning): Snapshot {
  const losses: number[] = [];
  do {
    learning.update();
    losses.push(learning.loss);
  } while (!learning.ending && learning.updates % CHECK_EVERY !== 0);
  return snapshotOf(learning, losses);
}

/** Trains one start to its end. */
export function attempt(spec: LearningSpec): Attempt {
  const learning = new Learning(spec);
  const losses: number[] = [];
  while (!learning.ending) losses.push(...nextSnapshot(learning).losses);
  const { kind } = diagnose(learning.network, learning.h0, learning.ending, losses);
  return {
    seed: spec.seed,
    kind: kind as Attempt['kind'],
    updates: learning.updates,
    loss: losses[losses.length - 1]
  };
}

/** What the worker offers: one search that can be watched, and many that are run for their outcome. */
export class Trainer {
  readonly #clock: Clock;
  #learning: Learning | undefined;
  #training = new AbortController();
  #attempting = new AbortController();
  #speed = 1;

  constructor(clock: Clock = realClock) {
    this.#clock = clock;
  }

  /**
   * Trains and reports, at most 20 times a second, until the stretch or the search ends or `pause` is called.
   * Another stretch that is under way is ended first.
   *
   * @param report is waited for, so that a page that is busy is not flooded
   */
  async train(spec: LearningSpec, stretch: Stretch, report: (news: Snapshot[]) => unknown): Promise<void> {
    this.#training.abort();
    const { signal } = (this.#training = new AbortController());
    this.#speed = stretch.speed;
    const learning = (this.#learning = this.#at(spec, stretch.from));
    const unfinished = () => !learning.ending && learning.updates < stretch.until;
    const slice = async () => {
      const news: Snapshot[] = [];
      const began = this.#clock.now();
      const enough = () =>
        Number.isFinite(this.#speed)
          ? news.length >= (this.#speed * this.#interval()) / MILLISECONDS_PER_SNAPSHOT
          : this.#clock.now() - began >= REPORT_INTERVAL;
      while (unfinished() && (news.length === 0 || !enough())) news.push(nextSnapshot(learning));
      if (news.length > 0) await report(news);
      return unfinished();
    };
    await paced(slice, () => this.#interval(), signal, this.#clock);
  }

  /** Ends the stretch under way after its current slice; `train` from there goes on. */
  pause(): void {
    this.#training.abort();
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
  }

  /** Changes the learning rate of the search under way from its next update on. */
  setRate(rate: number): void {
    if (this.#learning) this.#learning.rate = rate;
  }

  /** Runs one start after another, each to its end, and reports how they came out. */
  async attempt(
    spec: LearningSpec,
    seeds: readonly number[],
    report: (news: Attempt[]) => unknown
  ): Promise<void> {
    this.#attempting.abort();
    const { signal } = (this.#attempting = new AbortController());
    let next = 0;
    const slice = async () => {
      const news: Attempt[] = [];
      const began = this.#clock.now();
      do news.push(attempt({ ...spec, seed: seeds[next++] }));
      while (next < seeds.length && this.#clock.now() - began < REPORT_INTERVAL);
      await report(news);
      return next < seeds.length;
    };
    if (seeds.length > 0) await paced(slice, () => REPORT_INTERVAL, signal, this.#clock);
  }

  /** Ends everything under way. */
  cancel(): void {
    this.#training.abort();
    this.#attempting.abort();
  }

  #interval(): number {
    return Math.max(REPORT_INTERVAL, MILLISECONDS_PER_SNAPSHOT / this.#speed);
  }

  /** The search with `updates` behind it: the one at hand where it has not gone further, else from its start. */
  #at(spec: LearningSpec, updates: number): Learning {
    const old = this.#learning;
    const same = old && JSON.stringify(old.spec) === JSON.stringify(spec) && old.rate === spec.rate;
    const learning = same && old.updates <= updates ? old : new Learning(spec);
    while (learning.updates < updates && !learning.ending) learning.update();
    return learning;
  }
}
