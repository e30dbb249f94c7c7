import type { Lexed } from './c-lexer.ts';
import type { Target } from './target.ts';

/** Whether a character stands in code: outside comments and preprocessor lines. */
const inCode = ({ length, comment, preprocessor }: Lexed): Uint8Array =>
  Uint8Array.from({ length }, (_, t) => Number(comment[t] === 0 && preprocessor[t] === 0));

const yes = (values: Uint8Array, counted?: Uint8Array): Target => ({ kind: 'yes-no', values, counted });
const amount = (values: ArrayLike<number>, counted?: Uint8Array): Target => ({
  kind: 'amount',
  values,
  counted
});

/**
 * What a cell of a network that reads C might follow, as targets. Those called `…InCode` ask only about characters outside
 * comments and preprocessor lines.
 */
export const hypotheses = {
  comment: (lexed: Lexed) => yes(lexed.comment),
  body: (lexed: Lexed) => yes(lexed.body),
  depth: (lexed: Lexed) => amount(lexed.braces),
  quoteInCode: (lexed: Lexed) => yes(lexed.quote, inCode(lexed)),
  conditionInCode: (lexed: Lexed) => yes(lexed.condition, inCode(lexed)),
  parenthesesInCode: (lexed: Lexed) =>
    yes(
      lexed.parentheses.map((open) => Math.min(1, open)),
      inCode(lexed)
    ),
  quote: (lexed: Lexed) => yes(lexed.quote),
  preprocessor: (lexed: Lexed) => yes(lexed.preprocessor),
  column: (lexed: Lexed) => amount(lexed.column),
  indentation: (lexed: Lexed) => yes(lexed.indentation),
  word: (lexed: Lexed) => yes(lexed.word)
} satisfies Record<string, (lexed: Lexed) => Target>;

export type Hypothesis = keyof typeof hypotheses;
