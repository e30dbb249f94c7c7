import type { Place } from '$figure/place.ts';

const LEFT = 56;
const RIGHT = 24;
const TOP = 30;
const BOTTOM = 42;

/** Room for the boxes of three passes. */
const BOXES = 142;

/** Where the parts stand; the place of a chart is its plot, axes and titles lie around it. */
export function layOut(width: number) {
  const wide = width >= 640;
  const column = wide ? (width - 24) / 2 : width;
  const plot = (x: number, y: number, across: number, height: number): Place => ({
    x: x + LEFT,
    y: y + TOP,
    width: across - LEFT - RIGHT,
    height
  });
  const high = wide ? 200 : 150;
  const row = TOP + high + BOTTOM;
  const low = 150;
  const charts = BOXES + 8;
  return {
    height: charts + row,
    boxes: { x: 1, y: 2, width: width - 2, height: BOXES },
    /** Before the guess is made. */
    boxesAlone: BOXES,
    /** On a phone folded with the settings. */
    bytesFolded: !wide,
    bytes: plot(0, wide ? charts : 0, column, high),
    time: wide ? plot(column + 24, charts, column, high) : plot(0, charts, column, high),
    choice: plot(0, wide ? 0 : row, Math.min(width, 640), low),
    below: (wide ? 0 : row) + TOP + low + BOTTOM
  };
}
