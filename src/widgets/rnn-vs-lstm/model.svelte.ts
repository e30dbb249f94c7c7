import type { Json } from '$frame/params/index.ts';
import type { Course } from '$training/recall/job.ts';
import { CHECK_EVERY } from '$training/recall/learning.ts';
import { accountOf, type Account } from '$training/recall/outcome.ts';
import { unitsOf, type Setting } from '$training/recall/setting.ts';
import { oneString } from '$training/recall/task.ts';
import RecallWorker from '$training/recall/worker.ts?worker&inline';
import { byTest } from '$training/outcomes.ts';
import { History } from '$training/work/history.svelte.ts';
import { Played } from '$training/work/played.ts';
import type { Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import type { RecallParams } from './params.ts';

export const sides = ['left', 'right'] as const;
export type SideName = (typeof sides)[number];

/** What is known about one side at the position shown. */
export interface Side extends Account {
  setting: Setting;
  course: Course;
}

/** Courses that each side keeps. */
const KEPT = 60;
const workOf = () => new Work<Served<Course, number>>(() => new RecallWorker());

/** What JSON can hold: a network whose weights are no numbers any more has no score. */
const finite = (score: number | undefined) => (score !== undefined && Number.isFinite(score) ? score : null);

/**
 * Two settings learn one task side by side, each in a worker of its own, with several seeds. Their position is tests of
 * every network, one after each 25 updates.
 */
export class RnnVsLstm extends Played<Course, number> {
  readonly params: RecallParams;
  readonly history: History<Course, number>;
  readonly #works: readonly Work<Served<Course, number>>[];

  readonly courses: Readonly<Record<SideName, Course>> = $derived.by(() => ({
    left: this.#courseOf('left'),
    right: this.#courseOf('right')
  }));
  readonly left: Side = $derived.by(() => this.#accountOf('left'));
  readonly right: Side = $derived.by(() => this.#accountOf('right'));

  /** One string of the task, for showing. */
  readonly example = $derived.by(() => oneString(this.params.task, this.params.lag, this.params.seed));

  constructor(params: RecallParams, left = workOf(), right = workOf()) {
    super();
    this.params = params;
    this.#works = [left, right];
    this.history = new History<Course, number>({
      works: this.#works,
      asks: () => sides.map((side) => this.courses[side]),
      lanesOf: ({ seeds }) => seeds.length,
      most: () => this.courses.left.checks,
      kept: KEPT
    });
  }

  get backend(): string {
    return this.#works[0].backend;
  }
  get exercise(): boolean {
    return this.params.goal === 'win-at-lag';
  }
  /** The exercise asks something else. */
  get asks(): boolean {
    return !this.exercise;
  }
  /** Who has learned it once the training is over, as a bet says it: left 0, right 1, both 2, neither 3. */
  get winner(): number | undefined {
    if (!this.over || this.t < this.length) return undefined;
    const [left, right] = sides.map((side) => this.account(side).learned >= this.enough);
    return left ? (right ? 2 : 0) : right ? 1 : 3;
  }
  /** Of the seeds on a side, how many must learn in the exercise. */
  get enough(): number {
    return Math.ceil(0.6 * this.params.seeds);
  }

  account(side: SideName): Side {
    return side === 'left' ? this.left : this.right;
  }

  /** Changes parameters; what had been trained with the new ones before is shown as it ended. */
  change = (change: Partial<RecallParams>) => {
    this.pause();
    Object.assign(this.params, change);
  };

  /** Half for each side on which enough seeds have learned the task within the updates given. */
  get score(): number | undefined {
    if (!this.exercise) return undefined;
    return sides.filter((side) => this.account(side).learned >= this.enough).length / 2;
  }

  values(): Record<string, Json> {
    const { left, right, params, example } = this;
    const tests = ({ shown }: Account) => byTest(shown, this.t).map((scores) => scores.map(finite));
    const both = <T extends Json>(of: (side: Side) => T) => ({ left: of(left), right: of(right) });
    return {
      task: params.task,
      lag: params.lag,
      setting: both(({ setting }) => ({ ...setting })),
      units: both(({ units }) => units),
      parameters: both(({ parameters }) => parameters),
      forgetBias: both(({ bias }) => (bias === undefined || Number.isNaN(bias) ? null : bias)),
      rate: params.rate,
      value: example.steps.map(({ value }) => value),
      mark: example.steps.map(({ marked }) => Number(marked)),
      wanted: example.wanted,
      updates: this.t * CHECK_EVERY,
      scoresLeft: tests(left),
      scoresRight: tests(right),
      medianLeft: left.median.map(finite),
      medianRight: right.median.map(finite),
      learned: both(({ learned }) => learned),
      updatesNeeded: both(({ needed }) => needed.slice()),
      backend: this.backend
    };
  }

  #settingOf(side: SideName): Setting {
    const { leftCell, leftStart, leftForget, rightCell, rightStart, rightForget } = this.params;
    return side === 'left'
      ? { cell: leftCell, start: leftStart, forget: leftForget }
      : { cell: rightCell, start: rightStart, forget: rightForget };
  }

  #courseOf(side: SideName): Course {
    const { task, lag, hidden, same, rate, seed, seeds, updates } = this.params;
    const setting = this.#settingOf(side);
    const units = unitsOf(setting.cell, hidden, same, task);
    // Of a cell without such a gate its setting is no part: else the same network would be trained anew.
    const forget = setting.cell === 'lstm' ? setting.forget : 'drawn';
    const spec = { task, lag, setting: { ...setting, forget }, units, rate };
    return {
      spec,
      seeds: Array.from({ length: seeds }, (_, i) => seed + i),
      checks: updates / CHECK_EVERY
    };
  }

  #accountOf(side: SideName): Side {
    const course = this.courses[side];
    const { news } = this.history.of(course, sides.indexOf(side));
    const shown = news.map((list) => list.slice(0, this.t));
    return { ...accountOf(course, shown), setting: this.#settingOf(side), course };
  }
}
