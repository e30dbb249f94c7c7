import { outcomeOf } from '../outcomes.ts';
import { hasLearned } from './learners.ts';

/** How the networks of a kind did with one window. */
export interface Tally {
  window: number;
  /** For every seed: learned, not learned, or still on its way; none where nothing has been tried. */
  outcomes: readonly (boolean | undefined)[];
  learned: number;
  over: boolean;
}

/**
 * @param accuracies of every network at each test
 * @param checks tests that each has at most
 * @param shown tests that are looked at
 */
export function tallyOf(
  window: number,
  accuracies: readonly (readonly number[])[],
  checks: number,
  shown = Infinity
): Tally {
  if (accuracies.every(({ length }) => length === 0))
    return { window, outcomes: [], learned: 0, over: false };
  const outcomes = accuracies.map((list) => outcomeOf(list.slice(0, shown), hasLearned, checks));
  return {
    window,
    outcomes,
    learned: outcomes.filter((outcome) => outcome === true).length,
    over: outcomes.every((outcome) => outcome !== undefined)
  };
}
