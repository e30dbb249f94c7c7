import { fromLog, rounded } from '$figure/format.ts';
import type { ParallelScan } from './model.svelte.ts';
import type { ScanStrings } from './strings.ts';

/** What the figure shows, in one line. */
export function verdictOf(model: ParallelScan, s: ScanStrings, asking: boolean): string {
  const { t, T, tanh, fails, length, pins, params } = model;
  if (fails) {
    if (t === 0) return s.tryTanh;
    const worst = Math.max(...pins.map(({ gap }) => gap));
    // Without a weight, or with a small one, a step is nearly linear, or forgets everything.
    return s.noTree(rounded(worst, 2));
  }
  if (asking || t === 0) return tanh ? s.startTanh(T) : s.start(T);
  if (tanh) return s.loopTanh(t, length, rounded(model.h[t], 2));
  if (t < length) return s.during(t, length, model.ticks[t - 1].length, model.count, T);
  const { ticks, joins } = model.costs[params.plan];
  return s.done(T, ticks, joins, model.off === 0 ? '0' : fromLog(Math.log10(model.off), 1));
}
