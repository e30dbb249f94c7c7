import { choice, guess, int, params, real, type Values } from '$frame/params/index.ts';
import { CHECK_EVERY, optimisers } from '$training/detector/learning.ts';

export const LAST_SEED = 9999;

export const parameters = params(
  {
    seed: int(10, { min: 1, max: LAST_SEED }),
    units: int(3, { min: 1, max: 6 }),
    optimiser: choice('adam', optimisers),
    rate: real(0.01, { min: 1e-4, max: 10 }),
    head: choice('relu', ['relu', 'linear']),
    maximum: int(1500, { min: 100, max: 5000 }),
    // Of twenty starts, how many the reader expects to find a detector.
    guess: guess({ min: 0, max: 20 })
  },
  {
    v: 2,
    past: { 1: { guess: 'skipped' } },
    normalise: (values) => ({
      ...values,
      maximum: Math.round(values.maximum / CHECK_EVERY) * CHECK_EVERY
    })
  }
);

export type LearnParams = Values<typeof parameters>;
