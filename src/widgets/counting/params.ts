import { choice, guess, int, params, real, type Values } from '$frame/params/index.ts';
import { MOST } from './network.ts';

export const parameters = params(
  {
    kind: choice('trained', ['trained', 'hand']),
    /** How many a's, and then how many b's. */
    n: int(12, { min: 1, max: MOST }),
    /** Of the network set by hand. */
    forgetBias: real(8, { min: 0, max: 20 }),
    /** The first n that the reader expects to be answered wrongly. */
    guess: guess({ min: 1, max: MOST }),
    task: choice('none', ['none', 'to-100'])
  },
  { v: 2, past: { 1: { guess: 'skipped' } } }
);

export type CountingParams = Values<typeof parameters>;
