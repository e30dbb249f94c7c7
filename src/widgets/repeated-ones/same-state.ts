import { targets } from '$training/detector/tasks.ts';

export type SameStateVerdict =
  | { kind: 'empty' | 'not-bits' }
  /** A string whose own last answer is 1: the unit need not be silent after it. */
  | { kind: 'speaks'; string: string }
  /** After one more bit both strings want the same answer: no contradiction. */
  | { kind: 'agree'; bit: '0' | '1'; answer: number }
  | { kind: 'proof'; bit: '0' | '1'; first: number; second: number };

/**
 * Judges a proof that one ReLU unit cannot detect repeated 1s. After a string that wants 0 the unit must stand at 0;
 * two such strings leave the same state, so one more bit must get the same answer after both.
 */
export function judge(first: string, second: string, bit: '0' | '1'): SameStateVerdict {
  if (first === '' || second === '') return { kind: 'empty' };
  if (/[^01]/.test(first + second)) return { kind: 'not-bits' };
  const last = (bits: string) => targets('repeated-ones', bits).at(-1) as number;
  const speaking = [first, second].find((bits) => last(bits) === 1);
  if (speaking !== undefined) return { kind: 'speaks', string: speaking };
  const answers = [last(first + bit), last(second + bit)];
  return answers[0] === answers[1]
    ? { kind: 'agree', bit, answer: answers[0] }
    : { kind: 'proof', bit, first: answers[0], second: answers[1] };
}
