import type { Stand } from './descent.ts';
import type { CliffDescent } from './model.svelte.ts';

/** The plain one lies on top, thin and dashed: where both go the same way, both are seen. */
const looks = {
  clipped: { stroke: 'var(--q-grad)', 'stroke-width': 3.6 },
  plain: { stroke: 'var(--ink)', 'stroke-width': 1.6, 'stroke-dasharray': '5 4' }
} as const;

export interface Descent {
  name: 'clipped' | 'plain';
  stands: readonly Stand[];
  look: (typeof looks)['clipped' | 'plain'];
}

/** The descents that are shown, from below to above. */
export const descentsOf = ({ params, clipped, plain }: CliffDescent): Descent[] => [
  { name: 'clipped', stands: clipped, look: looks.clipped },
  ...(params.plain ? [{ name: 'plain' as const, stands: plain, look: looks.plain }] : [])
];
