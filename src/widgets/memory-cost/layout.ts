/** Where the three charts stand, in CSS pixels; each place is its plot, axes and titles lie around it. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Layout {
  height: number;
  bytes: Place;
  time: Place;
  choice: Place;
}

const LEFT = 56;
const RIGHT = 24;
const TOP = 30;
const BOTTOM = 42;

export function layOut(width: number): Layout {
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

/** Labels that would lie on each other are moved apart, downwards, in the order of their places. */
export function apart(places: readonly number[], gap: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
  const result = [...places];
  for (let k = 1; k < order.length; k++)
    result[order[k]] = Math.max(result[order[k]], result[order[k - 1]] + gap);
  return result;
}

/**
 * The powers of ten around some numbers, at least two apart.
 * @param room how many times the least number stands above the lower end, at the least: room for a label
 */
export function decades(
  values: readonly number[],
  usual: readonly [number, number],
  room = 1
): [number, number] {
  const found = values.filter((value) => value > 0 && Number.isFinite(value));
  if (found.length === 0) return [...usual];
  const low = Math.floor(Math.log10(Math.min(...found) / room));
  const high = Math.ceil(Math.log10(Math.max(...found)));
  return [10 ** low, 10 ** Math.max(high, low + 2)];
}

/** Numbers of checkpoints to choose from or to draw: 1 to T, evenly on a logarithmic axis. */
export function stops(T: number, count: number): number[] {
  return [...new Set(Array.from({ length: count + 1 }, (_, k) => Math.round(T ** (k / count))))];
}
