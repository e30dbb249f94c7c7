import { choice, flag, guess, int, params, real, type Values } from '$frame/params/index.ts';
import { CHECK_EVERY } from '$training/selective/learning.ts';
import { spacings } from '$training/selective/task.ts';

export const MOST_SEEDS = 8;

export const parameters = params(
  {
    spacing: choice('random', spacings),
    letters: int(3, { min: 1, max: 4 }),
    steps: int(16, { min: 8, max: 24 }),
    units: int(16, { min: 4, max: 24 }),
    rate: real(0.06, { min: 1e-3, max: 0.1 }),
    updates: int(500, { min: 100, max: 1000 }),
    seeds: int(4, { min: 1, max: MOST_SEEDS }),
    /** The first of them. */
    seed: int(1, { min: 1, max: 9990 }),
    /** Which of the networks reads the sequence that is shown, and which sequence that is. */
    network: int(1, { min: 1, max: MOST_SEEDS }),
    sequence: int(1, { min: 1, max: 9999 }),
    /** The gate of the input held at its mean. */
    hold: flag(false),
    /** Who learns it: both, the gate of the input alone, the fixed one alone, neither. */
    guess: guess({ min: 0, max: 3 })
  },
  {
    v: 1,
    normalise: (values) => ({
      ...values,
      updates: Math.round(values.updates / CHECK_EVERY) * CHECK_EVERY,
      network: Math.min(values.network, values.seeds)
    })
  }
);

export type SelectiveParams = Values<typeof parameters>;
