import type { Place } from '$figure/place.ts';

const LEFT = 56;
const RIGHT = 24;
const TOP = 30;
const BOTTOM = 42;

/** Where the three charts stand; each place is its plot, axes and titles lie around it. */
export function layOut(width: number) {
  const wide = width >= 640;
  const column = wide ? (width - 24) / 2 : width;
  const plot = (x: number, y: number, across: number, height: number): Place => ({
    x: x + LEFT,
    y: y + TOP,
    width: across - LEFT - RIGHT,
    height
  });
  const high = wide ? 210 : 190;
  const row = TOP + high + BOTTOM;
  const low = 150;
  return {
    height: (wide ? row : 2 * row) + TOP + low + BOTTOM,
    bytes: plot(0, 0, column, high),
    time: wide ? plot(column + 24, 0, column, high) : plot(0, row, column, high),
    choice: plot(0, wide ? row : 2 * row, width, low)
  };
}
