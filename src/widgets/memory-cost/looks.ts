import type { MarkShape } from '$figure/plot/Mark.svelte';
import type { Method } from '$training/memory/passes.ts';

/** How the line of each method is drawn, in every chart. */
export const looks: Record<Method, { stroke: string; 'stroke-dasharray'?: string }> = {
  full: { stroke: 'var(--ink)' },
  truncated: { stroke: 'var(--neg)', 'stroke-dasharray': '6 3' },
  checkpointed: { stroke: 'var(--pos)', 'stroke-dasharray': '9 3 2 3' }
};

const shapes: Record<Method, MarkShape> = { full: 'disc', truncated: 'square', checkpointed: 'diamond' };
/** Its mark: filled where it was measured, hollow where it is only known. */
export const markOf = (method: Method) => ({ shape: shapes[method], colour: looks[method].stroke });
