/** How the lines of the chain are drawn, in it and in its key. */
export const looks = {
  state: { stroke: 'var(--q-h)', 'stroke-width': 2 },
  gone: { stroke: 'var(--line)', 'stroke-width': 2, 'stroke-dasharray': '2 3' },
  grad: {
    stroke: 'var(--q-grad)',
    'stroke-width': 1.8,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round'
  },
  /** A pair that lies in one chunk, and one that is cut apart. */
  seen: { stroke: 'var(--q-grad)', 'stroke-width': 1.8 },
  cut: { stroke: 'var(--line-2)', 'stroke-width': 1, 'stroke-dasharray': '2 3' }
} as const;
