import { choice, guess, int, params, type Values } from '$frame/params/index.ts';
import { CHECK_EVERY } from '$training/recall/learning.ts';
import { DISTANCES, LONGEST, mapStarts } from '$training/recall/map.ts';

export const LAST_SEED = 9990;

export const parameters = params(
  {
    start: choice('usual', mapStarts),
    /** The reader's own distance. */
    k: int(160, { min: 2, max: LONGEST }),
    updates: int(400, { min: 100, max: 1000 }),
    seeds: int(3, { min: 1, max: 8 }),
    /** The first of them. */
    seed: int(1, { min: 1, max: LAST_SEED }),
    /** Which of the distances is the farthest that any cell learns. */
    guess: guess({ min: 0, max: DISTANCES.length - 1 }),
    /** In the exercise: what the reader answered; 0 for nothing yet. */
    task: choice('none', ['none', 'fades']),
    answer: int(0, { min: 0, max: 100_000 })
  },
  {
    v: 1,
    normalise: (values) => ({
      ...values,
      updates: Math.round(values.updates / CHECK_EVERY) * CHECK_EVERY
    })
  }
);

export type DistanceParams = Values<typeof parameters>;
