/** How a stable cycle is drawn, on the plane and in the legend. */
export const cycleLook = {
  fill: 'none',
  stroke: 'var(--ink)',
  'stroke-width': 1.4,
  'stroke-dasharray': '5 4'
} as const;
