import { choice, flag, guess, int, params, type Values } from '$frame/params/index.ts';
import { CHECK_EVERY, starts } from '$training/lag/learning.ts';
import { STEPS } from '$training/lag/lesson.ts';

export const MOST_LAG = 8;
export const LAST_SEED = 9990;

export const parameters = params(
  {
    window: int(4, { min: 1, max: STEPS }),
    lag: int(6, { min: 1, max: MOST_LAG }),
    clear: flag(false),
    start: choice('orthogonal', starts),
    // The first of ten.
    seed: int(1, { min: 1, max: LAST_SEED }),
    updates: int(600, { min: 100, max: 1200 }),
    // Of ten networks, how many the reader expects to learn it.
    expected: guess({ min: 0, max: 10 }),
    task: choice('free', ['free', 'where-stops', 'smallest-window']),
    // Of the exercise 'where-stops', counted from 1: the step whose loss goes back, and the reader's answer.
    loss: int(18, { min: 1, max: STEPS }),
    guess: int(18, { min: 1, max: STEPS })
  },
  {
    v: 2,
    past: { 1: { expected: 'skipped' } },
    normalise: (values) => ({
      ...values,
      updates: Math.round(values.updates / CHECK_EVERY) * CHECK_EVERY
    })
  }
);

export type TruncationParams = Values<typeof parameters>;
