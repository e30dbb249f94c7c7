import type { Check, Learner } from './job.ts';
import { LEARNED, recurrences, type Recurrence } from './learning.ts';

/** Networks of either kind that learn side by side. */
export const SEEDS = 10;

export const learnersOf = (seed: number): Learner[] =>
  recurrences.flatMap((recurrence) =>
    Array.from({ length: SEEDS }, (_, i): Learner => ({ seed: seed + i, recurrence }))
  );

/** The ten of a kind among the twenty. */
export const ofKind = <T>(all: readonly T[], kind: Recurrence): readonly T[] => {
  const from = recurrences.indexOf(kind) * SEEDS;
  return all.slice(from, from + SEEDS);
};

/** For every network, its accuracy at each test. */
export const accuracies = (news: readonly (readonly Check[])[]) =>
  news.map((list) => list.map(({ accuracy }) => accuracy));

/** Whether a network has learned the lag at the last of its tests. */
export const hasLearned = (accuracy: readonly number[]) => (accuracy.at(-1) ?? 0) >= LEARNED;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Mean accuracy of the networks that learned the lag, with the state carried and with it cleared at every border;
 * undefined while there are none.
 */
export function memoryOf(
  news: readonly (readonly Check[])[]
): { carried: number; cleared: number } | undefined {
  const carried: number[] = [];
  const cleared: number[] = [];
  for (const { accuracy, cleared: without } of news.flatMap((all) => all.slice(-1))) {
    if (!hasLearned([accuracy]) || without === undefined) continue;
    carried.push(accuracy);
    cleared.push(without);
  }
  return carried.length > 0 ? { carried: mean(carried), cleared: mean(cleared) } : undefined;
}
