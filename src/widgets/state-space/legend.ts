import type { FixedPoint } from '$engine';
import type { View } from './params.ts';

export type LegendRow = 'stable' | 'saddle' | 'unstable' | 'borderline' | 'cycle' | 'start' | View;

/** The usual shapes always stand there, so that nothing jumps while a weight is dragged; the rare one only when needed. */
export const legendRows = (points: readonly FixedPoint[], view: View): LegendRow[] => [
  'stable',
  'saddle',
  'unstable',
  ...(points.some(({ kind }) => kind === 'borderline') ? (['borderline'] as const) : []),
  'cycle',
  'start',
  view
];
