import { LETTERS, type OneHot } from './model.svelte.ts';
import type { OneHotStrings } from './strings.ts';

/** What comes out for the letter at hand, in a line. */
export function stateOf({ token, params, work }: OneHot, s: OneHotStrings): string {
  const letter = LETTERS[token];
  return params.embedding ? s.stateBoth(letter, token + 1) : s.state(letter, token + 1, work.all, work.zeros);
}
