import { choice, guess, int, params, real, text, type Values } from '$frame/params/index.ts';
import { models } from '$training/character/which.ts';

export const parameters = params(
  {
    // Read first.
    prompt: text('The gradient ', { max: 200 }),
    temperature: real(1, { min: 0, max: 2 }),
    // The likeliest so many; 0 for all.
    topK: int(0, { min: 0, max: 40 }),
    // The likeliest that together have so much.
    topP: real(1, { min: 0.05, max: 1 }),
    seed: int(1, { min: 1, max: 9999 }),
    model: choice('book', models),
    // What the likeliest gets at temperature ½, in per cent.
    cooled: guess({ min: 0, max: 100 }),
    task: choice('none', ['none', 'cool']),
    /** What the reader answered; 0 for nothing yet. */
    answer: int(0, { min: 0, max: 1000 })
  },
  { v: 1 }
);

export type SamplingParams = Values<typeof parameters>;
