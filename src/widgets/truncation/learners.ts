import type { Check, Learner } from '$training/lag/job.ts';
import { LEARNED, recurrences, type Recurrence } from '$training/lag/learning.ts';

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
