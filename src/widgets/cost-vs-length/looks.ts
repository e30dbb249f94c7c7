import type { MarkShape } from '$figure/plot/Mark.svelte';
import type { Reader } from '$training/cost/counts.ts';

/** How the line of each reader is drawn, in every chart. */
export const looks: Record<Reader, { stroke: string; 'stroke-dasharray'?: string }> = {
  recurrent: { stroke: 'var(--q-h)' },
  attention: { stroke: 'var(--neg)' },
  uncached: { stroke: 'var(--neg)', 'stroke-dasharray': '5 3' }
};

const shapes: Record<Reader, MarkShape> = { recurrent: 'disc', attention: 'square', uncached: 'diamond' };
export const markOf = (reader: Reader) => ({ shape: shapes[reader], colour: looks[reader].stroke });
