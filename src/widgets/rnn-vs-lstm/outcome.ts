import { CHECK_EVERY, hasLearned } from '$training/recall/learning.ts';
import type { Task } from '$training/recall/task.ts';

/** The middle one of some numbers, or the mean of the two in the middle; a NaN counts as the largest. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => (Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : a - b));
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/** Whether a network has learned its task at the last of its tests. */
export const learnedBy = (task: Task, scores: readonly number[]) => hasLearned(task, scores.at(-1) ?? NaN);

export const isOver = (task: Task, scores: readonly number[], checks: number) =>
  learnedBy(task, scores) || scores.length >= checks;

/** Updates that a network had when it had learned its task, where it has: it is not trained on from there. */
export const updatesNeeded = (task: Task, scores: readonly number[]) =>
  learnedBy(task, scores) ? scores.length * CHECK_EVERY : null;

/** The median seed's score at each test that all have had; those that are at their end keep their last one. */
export function medians(scores: readonly (readonly number[])[]): number[] {
  if (scores.some((list) => list.length === 0)) return [];
  const longest = Math.max(...scores.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) =>
    median(scores.map((list) => list[Math.min(i, list.length - 1)]))
  );
}

export function medianUpdates(needed: readonly (number | null)[]): number | undefined {
  const known = needed.filter((updates) => updates !== null);
  return known.length > 0 ? median(known) : undefined;
}
