import { LETTERS, STEPS } from './learning.ts';

/** What a wrong count of the weights has taken for what. */
export function mistakeIn(answer: number, units: number): 'no-recurrent' | 'one-side' | 'untied' | undefined {
  const side = LETTERS.length * units;
  const whole = 2 * side + units * units;
  if (answer === 2 * side) return 'no-recurrent';
  if (answer === side + units * units) return 'one-side';
  if (answer === STEPS * whole) return 'untied';
  return undefined;
}
