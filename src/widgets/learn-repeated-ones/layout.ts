/** Where the parts of the picture stand, in CSS pixels. */
export interface Layout {
  height: number;
  chart: { x: number; y: number; width: number; height: number };
  tape: { x: number; y: number; label: number; column: number };
  weights: { y: number; learned: Grid; hand: Grid; wide: boolean; labelsBelow: boolean };
  strip: { y: number; perLine: number };
}

export interface Grid {
  x: number;
  y: number;
  units: number;
  cell: number;
}

export const ROW = 26;
export const DOT = 28;
export const SIDE = 34;
const TITLE = 24;
const HEADER = 22;
/** Between W_hh and W_xh, and between W_hh and W_hy below it. */
export const SPLIT = 16;
const LABELS = 96;
const LINKS = 56;
const HAND = 3;

export const TAPE_HEIGHT = 3 * 30 + TITLE;

export const gridWidth = ({ units, cell }: Grid) => units * cell + SPLIT + cell;
export const gridHeight = ({ units }: Grid) => TITLE + HEADER + units * ROW + SPLIT + ROW + 4;
/** Top of a grid's first row, from the grid's own top. */
export const GRID_TOP = TITLE + HEADER;

export function layOut(width: number, units: number, columns: number, dots: number): Layout {
  const beside = width >= 700;
  const label = 46;
  const column = Math.min(34, (width - label) / columns);
  const tapeWidth = label + columns * column;
  const chart = { x: 0, y: 0, width: beside ? width - tapeWidth - 28 : width, height: 230 };
  const tape = beside
    ? { x: chart.width + 28, y: (chart.height - TAPE_HEIGHT) / 2, label, column }
    : { x: 0, y: chart.height + 8, label, column };
  const top = (beside ? chart.height : tape.y + TAPE_HEIGHT) + 14;

  const roomy = (width - 2 * SIDE - 2 * SPLIT - 2 * LABELS - LINKS) / (units + HAND + 2);
  const wide = roomy >= 36;
  const beneath = (width - SIDE - SPLIT - LABELS) / (units + 1);
  const labelsBelow = !wide && beneath < 34;
  const cell = Math.min(46, wide ? roomy : labelsBelow ? (width - SIDE - SPLIT - 6) / (units + 1) : beneath);
  const learned = { x: SIDE, y: 0, units, cell };
  const below = gridHeight(learned) + (labelsBelow ? units * 18 + 6 : 0) + 10;
  const handCell = wide ? cell : Math.min(46, (width - SIDE - SPLIT - LABELS) / (HAND + 1));
  const hand = wide
    ? { x: SIDE + gridWidth(learned) + 2 * LABELS + LINKS, y: 0, units: HAND, cell: handCell }
    : { x: SIDE, y: below, units: HAND, cell: handCell };
  const weightsHeight = wide ? Math.max(gridHeight(learned), gridHeight(hand)) : below + gridHeight(hand);

  const strip = top + weightsHeight + 16;
  const perLine = Math.max(1, Math.floor(width / DOT));
  const lines = Math.max(1, Math.ceil(dots / perLine));
  return {
    height: strip + TITLE + lines * DOT + 6,
    chart,
    tape,
    weights: { y: top, learned, hand, wide, labelsBelow },
    strip: { y: strip, perLine }
  };
}

/** The chart's last update: doubles as the search goes on, so that the line is not redrawn at every report. */
export function horizon(updates: number, maximum: number): number {
  let end = 100;
  while (end < updates) end *= 2;
  return Math.min(end, maximum);
}

/** About how wide a label of 12 px is: a line that joins two of them must end before it. */
export function labelWidth(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > '\u2e80' ? 12 : 6.6), 0);
}
