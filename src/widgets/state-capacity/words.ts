import { CHECK_EVERY } from '$training/selective/learning.ts';
import type { StateCapacity } from './model.svelte.ts';
import type { CapacityStrings } from './strings.ts';

/** What the figure shows, in one line. */
export function verdictOf(model: StateCapacity, s: CapacityStrings): string {
  const { t, params, truth } = model;
  if (model.catchingUp) return s.catchingUp(t * CHECK_EVERY);
  if (t === 0) return s.press(params.units);
  return truth === undefined ? s.running(t * CHECK_EVERY) : s.held(params.units, truth);
}
