import { choice, guess, int, params, text, type Values } from '$frame/params/index.ts';
import { models } from '$training/character/which.ts';

export const chosen = ['prose', 'story', 'digits', 'chinese', 'own'] as const;
/** Characters of the reader's own text that a link carries; longer ones are packed all the same. */
export const LINKED = 2000;
/** Characters that are packed at the most. */
export const MOST = 100_000;

export const parameters = params(
  {
    sample: choice('prose', chosen),
    own: text('', { max: LINKED }),
    model: choice('book', models),
    // Which of them makes the smallest file: gzip, counting three characters, the model.
    smallest: guess({ min: 0, max: 2 }),
    task: choice('none', ['none', 'bits']),
    /** What the reader answered; 0 for nothing yet. */
    answer: int(0, { min: 0, max: 1_000_000 })
  },
  { v: 1 }
);

export type CompressorParams = Values<typeof parameters>;
