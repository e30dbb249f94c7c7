import { sentences } from '$frame/sentences.ts';
import { CHECK_EVERY } from '$training/recall/learning.ts';
import { mapCells } from '$training/recall/map.ts';
import type { RecallDistance } from './model.svelte.ts';
import type { DistanceStrings } from './strings.ts';

/** How far each cell has come, and what became of the reader's own distance. */
export function verdictOf(model: RecallDistance, s: DistanceStrings): string {
  const { params, t } = model;
  const now = t * CHECK_EVERY;
  if (model.catchingUp) return s.catchingUp(now);
  if (t === 0) return s.first(params.seeds);
  const reaches = mapCells.map((cell) => s.reach(s.cells[cell], model.reach(cell))).join(s.comma);
  if (model.truth === undefined) return s.running(now, reaches);
  const learned = model.learnedOwn;
  const own = learned && s.ownDistance(params.k, learned.map((cell) => s.cells[cell]).join(s.comma));
  return sentences(s.over(reaches), own ?? s.learning(params.k));
}

/** How the guess compared; nothing while there is none. */
export function comparedInWords(model: RecallDistance, s: DistanceStrings): string | undefined {
  const { guessed, truth } = model;
  if (guessed === undefined) return undefined;
  if (truth === undefined) return s.guessed(guessed);
  return guessed === truth ? s.right(truth) : s.wrong(guessed, truth);
}

export function exerciseInWords(model: RecallDistance, s: DistanceStrings): string {
  const { answer } = model.params;
  if (answer === 0) return '';
  if (answer === model.wanted) return `✓ ${s.solved(answer)}`;
  return s.hint(answer, Math.round(2 ** Math.min(answer, 40)).toLocaleString('en-US'));
}
