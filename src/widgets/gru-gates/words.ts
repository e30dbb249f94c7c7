import { formatNumber } from '$figure/format.ts';
import type { GruGates } from './model.svelte.ts';
import type { GruGatesStrings } from './strings.ts';

/** The step that is drawn, in one line. */
export function stepInWords(model: GruGates, s: GruGatesStrings): string {
  if (model.t === 0) return s.nothingRead;
  const { gates, h, y } = model.now;
  const [r, z, n, state, answer] = [gates.r, gates.z, gates.n, h, y].map(formatNumber);
  return s.describe(model.at + 1, model.params.text[model.at], r, z, n, state, answer);
}
