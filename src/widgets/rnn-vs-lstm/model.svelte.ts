import { Rng } from '$engine';
import type { Json } from '$frame/params/index.ts';
import { CHECK_EVERY } from '$training/recall/learning.ts';
import { forgetBias, parameterCount, unitsOf, type Setting } from '$training/recall/setting.ts';
import { draw, INPUTS, stepsOf } from '$training/recall/task.ts';
import type { Course } from '$training/recall/trainer.ts';
import { isOver, medianUpdates, medians, updatesNeeded } from './outcome.ts';
import type { RecallParams } from './params.ts';
import { Side, type Scores } from './side.svelte.ts';

export const sides = ['left', 'right'] as const;
export type SideName = (typeof sides)[number];

/** What is known about one side at the position shown. */
export interface Account {
  setting: Setting;
  units: number;
  parameters: number;
  /** What the forget gate's bias starts at; undefined without such a gate, NaN where every unit's is drawn. */
  bias: number | undefined;
  course: Course;
  /** All that has been measured, and of it what is shown. */
  scores: Scores;
  shown: Scores;
  median: readonly number[];
  /** For every seed, updates until it had learned; null where it has not. */
  needed: readonly (number | null)[];
  learned: number;
  /** Updates by which half of those that learned had. */
  half: number | undefined;
  over: boolean;
}

/** What JSON can hold: a network whose weights are no numbers any more has no score. */
const finite = (score: number) => (Number.isFinite(score) ? score : null);

/** Two settings learn one task side by side, each in a worker of its own, with several seeds. */
export class RnnVsLstm {
  readonly params: RecallParams;
  readonly #sides: Readonly<Record<SideName, Side>>;
  /** Where the reader went, with these settings; with others, as far as these have been trained. */
  #goal = $state.raw({ key: '', t: 0 });
  #playing = $state('');

  readonly checks = $derived.by(() => this.params.updates / CHECK_EVERY);
  readonly courses: Readonly<Record<SideName, Course>> = $derived.by(() => ({
    left: this.#courseOf('left'),
    right: this.#courseOf('right')
  }));
  readonly #key = $derived(JSON.stringify(this.courses));
  readonly #scores = $derived.by(() => ({
    left: this.#sides.left.of(this.courses.left),
    right: this.#sides.right.of(this.courses.right)
  }));
  readonly #lists = $derived([...this.#scores.left, ...this.#scores.right]);
  readonly over = $derived.by(() => this.#lists.every((list) => this.#ended(list)));
  /** Tests that every network has behind it, or its end. */
  readonly #done = $derived.by(() => {
    const going = this.#lists.filter((list) => !this.#ended(list)).map(({ length }) => length);
    return going.length > 0 ? Math.min(...going) : Math.max(...this.#lists.map(({ length }) => length));
  });
  readonly left: Account = $derived.by(() => this.#accountOf('left'));
  readonly right: Account = $derived.by(() => this.#accountOf('right'));
  readonly catchingUp = $derived(this.t > this.#done);

  /** One string of the task, for showing: its values and marks by step, and the answer. */
  readonly example = $derived.by(() => {
    const T = stepsOf(this.params.lag);
    const x = new Float32Array(T * INPUTS);
    const wanted = new Float32Array(1);
    draw(this.params.task, new Rng(this.params.seed), x, wanted);
    const steps = Array.from({ length: T }, (_, t) => ({
      value: x[t * INPUTS],
      marked: x[t * INPUTS + 1] === 1
    }));
    return { steps, wanted: wanted[0] };
  });

  constructor(params: RecallParams, left = new Side(), right = new Side()) {
    this.params = params;
    this.#sides = { left, right };
  }

  /** Position: tests of every network, one after each 25 updates. */
  get t(): number {
    const t = this.#goal.key === this.#key ? this.#goal.t : this.#done;
    return Math.min(t, this.length);
  }
  get length(): number {
    return this.over ? Math.max(...this.#lists.map(({ length }) => length)) : this.checks;
  }
  get playing(): boolean {
    return this.#playing === this.#key && !this.over && !this.failure;
  }
  get failure() {
    return this.#sides.left.failure ?? this.#sides.right.failure;
  }
  get backend(): string {
    return this.#sides.left.backend;
  }
  get exercise(): boolean {
    return this.params.goal === 'win-at-lag';
  }
  /** Of the seeds on a side, how many must learn in the exercise. */
  get enough(): number {
    return Math.ceil(0.8 * this.params.seeds);
  }

  account(side: SideName): Account {
    return side === 'left' ? this.left : this.right;
  }

  play = () => {
    if (this.over) {
      for (const side of sides) this.#sides[side].forget(this.courses[side]);
      this.#go(0);
    }
    this.#playing = this.#key;
    this.#train(this.checks);
  };

  pause = () => {
    if (this.#playing === '') return;
    this.#playing = '';
    for (const side of sides) this.#sides[side].pause();
  };

  step = (by: 1 | -1) => this.seek(this.t + by);

  /** Shows the networks as they stood at test t, and trains to there first where they have not come so far. */
  seek = (t: number) => {
    this.pause();
    this.#go(Math.max(0, Math.min(t, this.length)));
    if (this.catchingUp) this.#train(this.t);
  };

  /** Changes parameters; what had been trained with the new ones before is shown as it ended. */
  change = (change: Partial<RecallParams>) => {
    this.pause();
    Object.assign(this.params, change);
  };

  /** Changes how one side is made. */
  set = (side: SideName, change: Partial<Setting>) => {
    const setting = { ...this.account(side).setting, ...change };
    this.change(
      side === 'left'
        ? { leftCell: setting.cell, leftStart: setting.start, leftForget: setting.forget }
        : { rightCell: setting.cell, rightStart: setting.start, rightForget: setting.forget }
    );
  };

  restart = () => {
    for (const side of sides) this.#sides[side].failure = undefined;
    if (this.catchingUp) this.#train(this.t);
  };

  reset = () => {
    this.pause();
    for (const side of sides) this.#sides[side].forgetAll();
    this.#go(0);
  };

  destroy = () => sides.forEach((side) => this.#sides[side].destroy());

  /** Half for each side on which enough seeds have learned the task within the updates given. */
  get score(): number | undefined {
    if (!this.exercise) return undefined;
    return sides.filter((side) => this.account(side).learned >= this.enough).length / 2;
  }

  values(): Record<string, Json> {
    const { left, right, params, example } = this;
    const tests = ({ shown }: Account) =>
      Array.from({ length: this.t }, (_, i) =>
        shown.map((list) => finite(list[Math.min(i, list.length - 1)]))
      );
    const both = <T extends Json>(of: (account: Account) => T) => ({ left: of(left), right: of(right) });
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

  #go(t: number) {
    this.#goal = { key: this.#key, t };
  }

  #settingOf(side: SideName): Setting {
    const { leftCell, leftStart, leftForget, rightCell, rightStart, rightForget } = this.params;
    return side === 'left'
      ? { cell: leftCell, start: leftStart, forget: leftForget }
      : { cell: rightCell, start: rightStart, forget: rightForget };
  }

  #courseOf(side: SideName): Course {
    const { task, lag, hidden, same, rate, seed, seeds } = this.params;
    const setting = this.#settingOf(side);
    const units = unitsOf(setting.cell, hidden, same, task);
    // Of a cell without such a gate its setting is no part: else the same network would be trained anew.
    const forget = setting.cell === 'lstm' ? setting.forget : 'drawn';
    const spec = { task, lag, setting: { ...setting, forget }, units, rate };
    return { spec, seeds: Array.from({ length: seeds }, (_, i) => seed + i), checks: this.checks };
  }

  #ended(list: readonly number[]): boolean {
    return isOver(this.params.task, list, this.checks);
  }

  #accountOf(side: SideName): Account {
    const { task, lag } = this.params;
    const course = this.courses[side];
    const { units } = course.spec;
    const setting = this.#settingOf(side);
    const scores = this.#scores[side];
    const shown = scores.map((list) => list.slice(0, this.t));
    const needed = shown.map((list) => updatesNeeded(task, list));
    return {
      setting,
      units,
      parameters: parameterCount(setting.cell, units, task),
      bias: setting.cell === 'lstm' ? (forgetBias(setting, lag) ?? NaN) : undefined,
      course,
      scores,
      shown,
      median: medians(shown),
      needed,
      learned: needed.filter((updates) => updates !== null).length,
      half: medianUpdates(needed),
      over: shown.every((list) => this.#ended(list))
    };
  }

  #train(until: number) {
    const key = this.#key;
    for (const side of sides) {
      // A side that is there already may have trained something else since: it would train this anew for nothing.
      const there = (list: readonly number[]) => this.#ended(list) || list.length >= until;
      if (this.#scores[side].every(there)) continue;
      void this.#sides[side].train(this.courses[side], until, () => {
        if (this.#key !== key) return this.pause();
        if (this.#playing === key) this.#go(Math.max(this.t, this.#done));
        if (this.over) this.#playing = '';
      });
    }
  }
}
