import { choice, flag, guess, int, params, text, type Values } from '$frame/params/index.ts';

/** What the lexer knows, in the order of the list. */
const followed = [
  'quoteInCode',
  'comment',
  'conditionInCode',
  'parenthesesInCode',
  'body',
  'depth',
  'indentation',
  'column',
  'preprocessor',
  'quote',
  'word'
] as const;
const acts = ['none', 'silence', 'on', 'off'] as const;
export const outcomes = ['inside', 'outside', 'both', 'neither'] as const;
const MOST_CODE = 6000;

export const parameters = params(
  {
    /** What a cell is to follow; `marks`: what the reader has marked. */
    hypothesis: choice('quoteInCode', [...followed, 'marks']),
    /** Marked characters, first and last of every stretch: "3-9,20-24". */
    marks: text('', { max: 400 }),
    /** Counted from 1; 0 for the best. */
    cell: int(0, { min: 0, max: 1024 }),
    /** What is done to the cell: nothing, kept at 0, at what it holds inside, at what it holds outside. */
    act: choice('none', acts),
    /** Where the reader expects the text to cost more. */
    guess: guess({ min: 0, max: outcomes.length - 1 }),
    code: text('', { max: MOST_CODE }),
    own: flag(false),
    task: choice('none', ['none', 'find', 'fails', 'clamp'])
  },
  { v: 1 }
);

export type DetectiveParams = Values<typeof parameters>;
export type Act = (typeof acts)[number];
export type Outcome = (typeof outcomes)[number];
