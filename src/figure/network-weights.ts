/** Where the weights of a network stand as tables, and how large they are, in CSS pixels. */
export interface Grid {
  x: number;
  y: number;
  units: number;
  /** Width of a number. */
  cell: number;
}

export const ROW = 26;
/** Between W_hh and W_xh, and between W_hh and W_hy below it. */
export const SPLIT = 16;
const TITLE = 24;
const HEADER = 22;
/** Top of a grid's first row, from the grid's own top. */
export const GRID_TOP = TITLE + HEADER;

export const gridWidth = ({ units, cell }: Grid) => units * cell + SPLIT + cell;
export const gridHeight = ({ units }: Grid) => GRID_TOP + units * ROW + SPLIT + ROW + 4;
