import { bitString, choice, flag, guess, int, params, real, type Values } from '$frame/params/index.ts';
import { CHECK_EVERY } from '$training/tied/job.ts';
import { TESTED_STEPS } from '$training/tied/lamp.ts';

export const MOST_STEPS = 12;

export const parameters = params(
  {
    /** One press a step, or none. */
    bits: bitString('1011010', { min: 2, max: MOST_STEPS }),
    /** Copies that are pulled out. */
    unroll: real(3, { min: 0, max: MOST_STEPS }),
    /** The weight from the second unit to both: −2 makes a lamp of it. */
    w: real(-2, { min: -3, max: 1 }),
    /** Networks learn to be a lamp, with one W or with one a step. */
    learn: flag(false),
    guess: guess({ min: 0, max: TESTED_STEPS }),
    beyond: choice('drawn', ['drawn', 'last']),
    rate: real(0.02, { min: 0.001, max: 0.1 }),
    updates: int(800, { min: 100, max: 2000 }),
    seeds: int(5, { min: 1, max: 8 }),
    /** The first of them. */
    seed: int(1, { min: 1, max: 9990 }),
    /** An exercise: what is asked for. */
    task: choice('none', ['none', 'state', 'count']),
    /** What the reader answered; 0 for nothing yet. */
    answer: int(0, { min: 0, max: 9999 })
  },
  {
    v: 1,
    normalise: (values) => ({
      ...values,
      unroll: Math.min(values.unroll, values.bits.length),
      updates: Math.round(values.updates / CHECK_EVERY) * CHECK_EVERY
    })
  }
);

export type FoldParams = Values<typeof parameters>;
