import { quantities } from '../quantities.js';

/**
 * CSS of the linked symbols, from the table of quantities: the colour of each, and how it looks while it is lit.
 * The page's root carries `data-lit="Whh"`; whatever in it carries `data-q="Whh"`, in an equation or a figure, lights up.
 */
export function quantityRules(): string {
  const colors = [...new Set(quantities.map(({ color }) => color))]
    .map((color) => `.q-${color}{color:var(--q-${color})}`)
    .join('');
  const lit = quantities
    .map(({ q, color }) => {
      // Ink glowing on paper would look like dirt: weights borrow the accent.
      const glow = color === 'W' ? 'var(--accent)' : `var(--q-${color})`;
      const tint = `color-mix(in srgb,${glow} 22%,transparent)`;
      return (
        `[data-lit~='${q}'] [data-q~='${q}']{background-color:${tint};box-shadow:0 0 0 .14em ${tint};border-radius:.12em}` +
        `[data-lit~='${q}'] svg [data-q~='${q}']{filter:drop-shadow(0 0 1px ${glow}) drop-shadow(0 0 2.5px ${glow})}`
      );
    })
    .join('');
  return colors + lit;
}
