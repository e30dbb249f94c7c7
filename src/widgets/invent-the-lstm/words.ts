import { formatNumber } from '$figure/format.ts';
import type { InventTheLstm } from './model.svelte.ts';
import type { InventStrings } from './strings.ts';

/** How the unit does at its task: where it first fails, or what it has shown. */
export function verdictOf({ counterexample, finished, params }: InventTheLstm, s: InventStrings): string {
  if (counterexample === undefined) return finished ? s.finished : s.tasks[params.stage - 1].done;
  const { at, step, got, wanted } = counterexample;
  return s.fails(at + 1, step + 1, formatNumber(got), formatNumber(wanted));
}
