import { choice, flag, int, params, text, type Values } from '$frame/params/index.ts';

const quantities = ['c', 'h'] as const;
/** Jobs that a cell may be shown for. */
const follows = ['comment', 'quoteInCode', 'conditionInCode', 'body', 'depth', 'indentation'] as const;
const MOST_CODE = 6000;

export const parameters = params(
  {
    /** The reader's own code; empty for the book's. */
    code: text('', { max: MOST_CODE }),
    /** Counted from 1; 0 for the one that follows `follows` best. */
    cell: int(0, { min: 0, max: 1024 }),
    follows: choice('comment', follows),
    show: choice('c', quantities),
    /** The model that the reader trained in chapter 5, where there is one. */
    own: flag(false)
  },
  { v: 1 }
);

export type ActivationParams = Values<typeof parameters>;
