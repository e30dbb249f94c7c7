import type { Flow } from './measure.ts';

/** Norms (log₁₀) of several networks after the same number of steps back. */
export interface Spread {
  k: number;
  least: number;
  median: number;
  greatest: number;
}

/** @param k steps back, at most the flows' own */
export function spreadAt(flows: readonly Flow[], k: number): Spread {
  const sorted = flows.map(({ log10 }) => log10[k]).sort((a, b) => a - b);
  const n = sorted.length;
  const [below, above] = [sorted[(n - 1) >> 1], sorted[n >> 1]];
  // Of two that are both exactly 0 the mean is that too, not NaN.
  const median = below === above ? below : (below + above) / 2;
  return { k, least: sorted[0], median, greatest: sorted[n - 1] };
}

/** The spread along all steps, at no more than `most` places: as many as there are pixels to draw them. */
export function spreadAlong(flows: readonly Flow[], most: number): Spread[] {
  const T = flows[0].log10.length - 1;
  const every = Math.max(1, Math.ceil(T / Math.max(1, most)));
  const along: Spread[] = [];
  for (let k = 0; k < T; k += every) along.push(spreadAt(flows, k));
  along.push(spreadAt(flows, T));
  return along;
}
