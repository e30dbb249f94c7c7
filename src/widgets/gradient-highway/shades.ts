/** Shades of a heat map; one every half power of ten. */
export const SHADES = 24;
const PER_DECADE = 2;

/**
 * The shade of an entry on a logarithmic scale: `SHADES − 1` for the largest, one less for each half power of ten below it,
 * −1 (empty) for what is smaller than twelve powers of ten below.
 */
export function shadeOf(entry: number, largest: number): number {
  const size = Math.abs(entry);
  if (!(size > 0) || !(largest > 0)) return -1;
  return Math.max(-1, Math.round(SHADES - 1 + PER_DECADE * Math.log10(size / largest)));
}

/** How much of the full colour a shade has, 0 to 1. */
export const strength = (shade: number): number => (shade + 1) / SHADES;
