import { choice, flag, guess, int, params, real, text, type Values } from '$frame/params/index.ts';

const paces = ['reading', 'fast'] as const;

export const parameters = params(
  {
    /** Read before the first character is written. */
    prompt: text('static int ring_init(struct ring *ring)\n{\n', { max: 300 }),
    temperature: real(0.5, { min: 0, max: 1.5 }),
    seed: int(1, { min: 1, max: 9999 }),
    /** Characters to write. */
    length: int(400, { min: 20, max: 1000 }),
    pace: choice('reading', paces),
    /** Whether pieces of code are counted by how they end; and how many of twenty are expected to close at temperature 1. */
    count: flag(false),
    guess: guess({ min: 0, max: 20 })
  },
  { v: 1 }
);

export type SamplerParams = Values<typeof parameters>;
