import { expect, test } from 'vitest';
import { lex } from './c-lexer.ts';
import { hypotheses } from './hypotheses.ts';

const lexed = lex('#if "a"\nf("b"); /* "c" */\n');

test('every hypothesis says something of every character', () => {
  for (const of of Object.values(hypotheses)) expect(of(lexed).values).toHaveLength(lexed.length);
});

test('what is asked of code alone does not ask about comments and preprocessor lines', () => {
  const { values, counted } = hypotheses.quoteInCode(lexed);
  const asked = Array.from(values).map((value, t) => (counted?.[t] ? value : '-'));
  expect(asked.join('')).toBe('-------0001100000-------00');
});

test('how many parentheses are open is asked as yes or no', () => {
  const { values } = hypotheses.parenthesesInCode(lex('((a)'));
  expect(Array.from(values)).toEqual([1, 1, 1, 1]);
});
