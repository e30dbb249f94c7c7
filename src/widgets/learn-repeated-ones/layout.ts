import { gridHeight, gridWidth, SPLIT } from '$figure/network-weights.ts';

export const DOT = 28;
export const SIDE = 34;
const TITLE = 24;
const LABELS = 96;
const LINKS = 56;
const HAND = 3;
/** Places for the starts of one try. */
const PLACES = 20;

export const TAPE_HEIGHT = 3 * 30 + TITLE;

/** Where the parts of the picture stand, in CSS pixels. */
export function layOut(width: number, units: number, columns: number, dots: number) {
  const beside = width >= 700;
  const label = 46;
  const column = Math.min(34, (width - label) / columns);
  const tapeWidth = label + columns * column;
  const perLine = Math.max(1, Math.floor(width / DOT));
  const lines = Math.max(1, Math.ceil(Math.max(PLACES, dots) / perLine));
  const first = TITLE + lines * DOT + 12;
  const chart = {
    x: 0,
    y: first,
    width: beside ? width - tapeWidth - 28 : width,
    height: beside ? 230 : 190
  };
  const tape = beside
    ? { x: chart.width + 28, y: first + (chart.height - TAPE_HEIGHT) / 2, label, column }
    : { x: 0, y: first + chart.height + 8, label, column };

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

  return {
    height: beside ? first + chart.height : tape.y + TAPE_HEIGHT,
    strip: { y: 0, perLine },
    chart,
    tape,
    /** In a picture of their own. */
    weights: { y: 0, learned, hand, wide, labelsBelow },
    weightsHeight
  };
}

export type Layout = ReturnType<typeof layOut>;
