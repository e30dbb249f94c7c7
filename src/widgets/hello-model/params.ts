import { choice, flag, guess, int, params, real, type Values } from '$frame/params/index.ts';

export const modes = ['text', 'own'] as const;

export const parameters = params(
  {
    // What each step reads: the text, or the letter that the network thought most likely.
    mode: choice('text', modes),
    // Whether the state is handed on; without it every step starts from nothing.
    memory: flag(true),
    units: int(3, { min: 2, max: 4 }),
    rate: real(1, { min: 0.1, max: 32 }),
    seed: int(7, { min: 1, max: 9999 }),
    // Which of the four answers is learned last.
    last: guess({ min: 0, max: 3 }),
    task: choice('none', ['none', 'count', 'rate', 'sample']),
    /** What the reader answered; 0 for nothing yet. */
    answer: int(0, { min: 0, max: 100_000 })
  },
  { v: 1 }
);

export type HelloParams = Values<typeof parameters>;
