import { median, medians, outcomeOf } from '../outcomes.ts';
import type { Course } from './job.ts';
import { CHECK_EVERY, hasLearned } from './learning.ts';
import { forgetBias, parameterCount } from './setting.ts';
import type { Task } from './task.ts';

/** How the networks of a course stand, and what they are. */
export interface Account {
  units: number;
  parameters: number;
  /** What the forget gate's bias starts at; undefined without such a gate, NaN where every unit's is drawn. */
  bias: number | undefined;
  /** For every seed, its score at each test. */
  shown: readonly (readonly number[])[];
  median: readonly number[];
  /** For every seed: learned, not learned, or still on its way. */
  outcomes: readonly (boolean | undefined)[];
  /** For every seed, updates until it had learned; null where it has not. */
  needed: readonly (number | null)[];
  learned: number;
  /** Updates by which half of those that learned had. */
  half: number | undefined;
}

export function accountOf({ spec, checks }: Course, shown: readonly (readonly number[])[]): Account {
  const { task, lag, setting, units } = spec;
  const needed = shown.map((scores) => updatesNeeded(task, scores));
  return {
    units,
    parameters: parameterCount(setting.cell, units, task),
    bias: setting.cell === 'lstm' ? (forgetBias(setting, lag) ?? NaN) : undefined,
    shown,
    median: medians(shown),
    outcomes: shown.map((scores) => outcomeOf(scores, (tests) => learnedBy(task, tests), checks)),
    needed,
    learned: needed.filter((updates) => updates !== null).length,
    half: medianUpdates(needed)
  };
}

/** Whether a network has learned its task at the last of its tests. */
const learnedBy = (task: Task, scores: readonly number[]) => hasLearned(task, scores.at(-1) ?? NaN);

/** Updates that a network had when it had learned its task, where it has: it is not trained on from there. */
export const updatesNeeded = (task: Task, scores: readonly number[]) =>
  learnedBy(task, scores) ? scores.length * CHECK_EVERY : null;

export function medianUpdates(needed: readonly (number | null)[]): number | undefined {
  const known = needed.filter((updates) => updates !== null);
  return known.length > 0 ? median(known) : undefined;
}
