import { choice, guess, int, params, real, type Values } from '$frame/params/index.ts';
import { CHECK_EVERY } from '$training/selective/learning.ts';

export const MOST_PAIRS = 8;

export const parameters = params(
  {
    /** Numbers that the state has. */
    units: int(4, { min: 1, max: 6 }),
    gate: choice('input', ['input', 'fixed']),
    rate: real(0.06, { min: 1e-3, max: 0.1 }),
    updates: int(600, { min: 100, max: 1500 }),
    seeds: int(3, { min: 1, max: 6 }),
    seed: int(1, { min: 1, max: 9990 }),
    /** The most pairs that the state can hold. */
    guess: guess({ min: 1, max: MOST_PAIRS }),
    task: choice('none', ['none', 'eight']),
    /** What the reader answered; 0 for nothing yet. */
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

export type CapacityParams = Values<typeof parameters>;
