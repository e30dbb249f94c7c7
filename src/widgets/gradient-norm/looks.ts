import type { FlowCell } from '$training/gradient-flow/config.ts';
import type { MarkShape } from '$figure/plot/Mark.svelte';

/** How the line of each kind of cell is drawn, in the plot and beside its name. */
export const looks: Record<
  FlowCell,
  { stroke: string; 'stroke-width': number; 'stroke-dasharray'?: string }
> = {
  rnn: { stroke: 'var(--q-grad)', 'stroke-width': 2.2 },
  gru: { stroke: 'var(--accent)', 'stroke-width': 2.2, 'stroke-dasharray': '9 4' },
  lstm: { stroke: 'var(--ink)', 'stroke-width': 2.2, 'stroke-dasharray': '3 3' }
};

/** And the mark on it. */
export const shapes: Record<FlowCell, MarkShape> = { rnn: 'disc', gru: 'triangle', lstm: 'square' };

/** The reader's own line. */
export const guess = {
  stroke: 'color-mix(in srgb, var(--ink-2) 35%, var(--page))',
  'stroke-width': 6
};
