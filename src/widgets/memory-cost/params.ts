import { choice, guess, int, params, type Values } from '$frame/params/index.ts';
import { DRAWN } from './walk.ts';

export const parameters = params(
  {
    cell: choice('rnn', ['rnn', 'lstm', 'gru']),
    hidden: int(32, { min: 1, max: 64 }),
    window: int(50, { min: 1, max: 1000 }),
    // 0: √T, whatever T is.
    checkpoints: int(0, { min: 0, max: 10_000 }),
    // The length at which the number of checkpoints is varied.
    T: int(1000, { min: 10, max: 10_000 }),
    // The checkpoints of the drawn pass.
    kept: int(6, { min: 1, max: DRAWN }),
    // How many times as much the reader expects a full pass to hold as one with checkpoints.
    guess: guess({ min: 1, max: 200 }),
    // Bytes that a pass may hold; 0: any number.
    budget: int(0, { min: 0, max: 100_000_000 })
  },
  {
    v: 2,
    past: { 1: { guess: 'skipped' } },
    normalise: (values) => ({ ...values, checkpoints: Math.min(values.checkpoints, values.T) })
  }
);

export type MemoryParams = Values<typeof parameters>;
