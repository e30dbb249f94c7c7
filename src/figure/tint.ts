/** A background in a quantity's colour, so many per cent of it: as strong as a number is large. */
export const tint = (q: string, percent: number): string =>
  `color-mix(in oklab, var(--q-${q}) ${percent.toFixed(0)}%, var(--page))`;
