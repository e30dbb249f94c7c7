import type { Field } from './field.ts';
import { refuse } from './field.ts';
import { numbers } from './kinds.ts';

/**
 * What a reader expects before the truth is shown: `null` while they are asked, 'skipped' where they would rather see it,
 * else their guess: one number, or as many as a curve has. A choice is the number of its option, from 0.
 */
export type Guess = null | 'skipped' | readonly number[];

/** A guess, kept in the link with all else, so that who is sent it sees the guess beside the truth. */
export function guess({ min, max, count = 1 }: { min: number; max: number; count?: number }): Field<Guess> {
  const list = numbers([], { min, max, minLength: count, maxLength: count });
  return {
    default: null,
    range: { min, max, whole: false },
    guess: true,
    encode: (value) => (value === null ? '' : value === 'skipped' ? value : list.encode(value)),
    decode: (text) => (text === '' ? null : text === 'skipped' ? text : list.decode(text)),
    accept: (value, name) => {
      if (value === null || value === 'skipped') return { ok: true, value };
      const made = list.accept(value, name);
      return made.ok ? made : refuse(name, `null, "skipped" or a list of ${count} finite numbers`, value);
    },
    arbitrary: (random) =>
      random() < 0.3
        ? null
        : random() < 0.3
          ? 'skipped'
          : Array.from({ length: count }, () => min + random() * (max - min))
  };
}

/** The number that was guessed; undefined while there is none. */
export const guessedNumber = (guess: Guess): number | undefined =>
  guess === null || guess === 'skipped' ? undefined : guess[0];
