/** How a node's numbers are shown: value and gradient printed, the value printed beside a bar, or two bars. */
export type Density = 'both' | 'value' | 'bars';

/** Pixels that numbers take: heights of a printed row and of a number that may be set, widths of columns. */
export const NUMBER = { row: 18, cell: 25, value: 43, gradient: 46, bar: 20, thin: 17 };
export const PAD = 2;

/** Height of one of `rows` rows. */
export function rowHeightOf(rows: number, density: Density): number {
  if (density !== 'bars') return NUMBER.row;
  return Math.max(4, Math.min(9, Math.floor(36 / rows)));
}

/** Height of a box of `rows` rows. */
export const heightOf = (rows: number, density: Density) => rows * rowHeightOf(rows, density) + 2 * PAD;
