import { choice, guess, int, params, real, type Values } from '$frame/params/index.ts';

export const sizes = ['4', '8', '16'] as const;
export const plans = ['loop', 'tree', 'wide'] as const;

export const parameters = params(
  {
    /** A string, because it is one of a few. */
    steps: choice('8', sizes),
    plan: choice('tree', plans),
    /** What a step is: a h + b, or the tanh of that. */
    step: choice('linear', ['linear', 'tanh']),
    /** With tanh: the weight of the state. */
    weight: real(2, { min: 0, max: 4 }),
    seed: int(3, { min: 1, max: 9999 }),
    /** Ticks until the last state is known. */
    guess: guess({ min: 1, max: 8 }),
    task: choice('none', ['none', 'join', 'ticks']),
    /** What the reader answered; 0 for nothing yet. */
    answer: int(0, { min: 0, max: 100_000 })
  },
  { v: 1 }
);

export type ScanParams = Values<typeof parameters>;
