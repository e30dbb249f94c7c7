import { choice, guess, int, params, real, type Values } from '$frame/params/index.ts';

export const parameters = params(
  {
    // The unit's weight to itself, and to its input.
    w: real(2, { min: 0, max: 4 }),
    u: real(1, { min: -3, max: 3 }),
    // One input that is not 0: its height, and the step that reads it.
    pulse: real(1, { min: -3, max: 3 }),
    at: int(10, { min: 1, max: 100 }),
    // Standard deviation of what is added to every input.
    noise: real(0, { min: 0, max: 1 }),
    seed: int(1, { min: 1, max: 9999 }),
    steps: int(110, { min: 2, max: 200 }),
    // log₁₀ of what the reader expects to come back to the step that set the bit.
    guess: guess({ min: -100, max: 0 }),
    // The exercise: hold the bit with a gradient that is gone, or lose it with one that is left.
    goal: choice('none', ['none', 'holds', 'forgets'])
  },
  {
    v: 2,
    past: { 1: { guess: 'skipped' } },
    normalise: (values) => ({ ...values, at: Math.min(values.at, values.steps - 1) })
  }
);

export type LatchParams = Values<typeof parameters>;
