import { choice, flag, guess, int, params, real, type Values } from '$frame/params/index.ts';

export const inits = ['pytorch', 'orthogonal'] as const;

export const parameters = params(
  {
    steps: int(100, { min: 10, max: 200 }),
    hidden: int(16, { min: 2, max: 32 }),
    seed: int(1, { min: 1, max: 9999 }),
    init: choice('pytorch', inits),
    /** Added up over both biases of the forget gate. */
    forgetBias: real(3, { min: -4, max: 8 }),
    /** Standard deviation of the inputs. */
    input: real(1, { min: 0, max: 4 }),
    sign: flag(false),
    /** How many steps back the reader expects the vanilla network's map to be blank. */
    guess: guess({ min: 1, max: 200 }),
    task: choice('none', ['none', 'reach'])
  },
  { v: 2, past: { 1: { guess: 'skipped' } } }
);

export type HighwayParams = Values<typeof parameters>;
