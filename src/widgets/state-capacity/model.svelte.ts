import type { Json } from '$frame/params/index.ts';
import { median } from '$training/outcomes.ts';
import { lanesOf, type Check, type Course } from '$training/selective/job.ts';
import { CHECK_EVERY } from '$training/selective/learning.ts';
import SelectiveWorker from '$training/selective/worker.ts?worker&inline';
import { History } from '$training/work/history.svelte.ts';
import { Played } from '$training/work/played.ts';
import type { Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import { MOST_PAIRS, type CapacityParams } from './params.ts';

/** From which share of right answers on, in the median, so many pairs count as held. */
export const HELD = 0.99;
/** In the exercise: numbers of the state. */
export const ASKED = 8;
const KEPT = 20;

export interface Point {
  readonly pairs: number;
  /** Of every network, at the position shown; empty before the first test. */
  readonly scores: readonly number[];
  readonly median: number | undefined;
}

/** How many pairs of a key and a value can be recalled from a state of n numbers: learned, for every count of pairs. */
export class StateCapacity extends Played<Course, Check> {
  readonly params: CapacityParams;
  readonly history: History<Course, Check>;

  readonly course: Course = $derived.by(() => {
    const { units, gate, rate, updates, seeds, seed } = this.params;
    return {
      specs: Array.from({ length: MOST_PAIRS }, (_, i) => ({
        task: { kind: 'pairs', pairs: i + 1 } as const,
        gate,
        units,
        rate
      })),
      seeds: Array.from({ length: seeds }, (_, i) => seed + i),
      checks: updates / CHECK_EVERY
    };
  });
  readonly points: readonly Point[] = $derived.by(() => {
    const { news } = this.history.of(this.course);
    const { seeds } = this.params;
    return this.course.specs.map((_, i) => {
      const scores = news
        .slice(i * seeds, (i + 1) * seeds)
        .map((list) => list[this.t - 1]?.answers)
        .filter((score) => score !== undefined);
      return { pairs: i + 1, scores, median: scores.length === seeds ? median(scores) : undefined };
    });
  });
  /** The most pairs up to which all counts are held; undefined before the end. */
  readonly truth = $derived.by(() => {
    if (!this.over || this.t < this.course.checks) return undefined;
    const lost = this.points.findIndex(({ median }) => median === undefined || median < HELD);
    return lost < 0 ? MOST_PAIRS : lost;
  });

  constructor(params: CapacityParams, work = new Work<Served<Course, Check>>(() => new SelectiveWorker())) {
    super();
    this.params = params;
    this.history = new History<Course, Check>({
      works: [work],
      asks: () => [this.course],
      lanesOf,
      most: () => this.course.checks,
      kept: KEPT
    });
  }

  get asks() {
    return this.params.task === 'none';
  }
  change = (change: Partial<CapacityParams>) => {
    this.pause();
    Object.assign(this.params, change);
  };
  get score(): number | undefined {
    const { task, answer } = this.params;
    return task === 'none' ? undefined : answer === ASKED ? 1 : 0;
  }

  values(): Record<string, Json> {
    return {
      units: this.params.units,
      gate: this.params.gate,
      updates: this.t * CHECK_EVERY,
      scores: this.points.map(({ scores }) => [...scores]),
      median: this.points.map(({ median }) => median ?? null),
      held: this.truth ?? null
    };
  }
}
