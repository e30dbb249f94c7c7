import { ASKED, type CSampler } from './model.svelte.ts';
import type { SamplerStrings } from './strings.ts';

/** How it stands, in one line. No character of the text is quoted: a screen reader would spell it. */
export function verdictOf(model: CSampler, s: SamplerStrings): string {
  const { source, last, written } = model;
  if (!source.carried) return s.loading(s.percent(100 * source.progress));
  if (model.catchingUp || !last) return s.writing(model.t);
  const bits = written.reduce((sum, { chance }) => sum - Math.log2(Math.max(1e-9, chance)), 0);
  return s.verdict(
    written.length,
    model.rank ?? 0,
    s.percent(100 * last.chance),
    (bits / written.length).toFixed(2)
  );
}

/** How far off the guess was, once the pieces are counted. */
export function comparedWith({ guessed, endings }: CSampler, s: SamplerStrings): string {
  const counted = endings[ASKED];
  if (!counted) return s.counting;
  return guessed === undefined ? s.counted(counted.closed) : s.compared(guessed, counted.closed);
}
