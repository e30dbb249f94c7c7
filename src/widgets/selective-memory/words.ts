import { CHECK_EVERY } from '$training/selective/learning.ts';
import { sentences } from '$frame/sentences.ts';
import type { SelectiveMemory } from './model.svelte.ts';
import type { SelectiveStrings } from './strings.ts';

/** What stands on the tape for the letters 0 to 3. */
export const LETTER_NAMES = ['A', 'B', 'C', 'D'] as const;

const of100 = (share: number) => String(Math.round(100 * share));

/** What the figure shows, in a line. */
export function verdictOf(model: SelectiveMemory, s: SelectiveStrings): string {
  const { learned, reading, example, params, scores, held } = model;
  if (model.catchingUp) return s.catchingUp(learned * CHECK_EVERY);
  if (learned === 0) return s.press(params.letters, params.steps);
  if (reading !== undefined && reading < params.steps) {
    const token = example.tokens[reading - 1];
    const { silence, letter } = model.meanKeep('input');
    return token === 0
      ? s.atSilence(reading, of100(silence))
      : s.atLetter(reading, LETTER_NAMES[token - 1], of100(letter));
  }
  const [input, fixed] = (['input', 'fixed'] as const).map((gate) => of100(scores[gate].median.at(-1) ?? 0));
  return sentences(
    s.sofar(learned * CHECK_EVERY, input, fixed),
    held === undefined ? (model.over && reading === undefined ? s.again : '') : s.held(of100(held))
  );
}
