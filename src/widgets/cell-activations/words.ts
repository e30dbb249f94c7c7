import { fixed } from '$figure/format.ts';
import type { CellActivations } from './model.svelte.ts';
import type { ActivationStrings } from './strings.ts';

/** How it stands, in one line. */
export function verdictOf(model: CellActivations, s: ActivationStrings): string {
  const { source } = model;
  if (!source.carried) return s.loading(`${(100 * source.progress).toFixed(0)}%`);
  if (!model.reading || !model.chosen) return s.reading(model.length);
  return s.verdict(model.t, model.cell + 1, model.cells, fixed(model.value(model.at), 2), model.params.show);
}
