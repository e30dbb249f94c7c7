import type { Place } from '$figure/place.ts';
import type { Quantity } from './model.svelte.ts';

const LEFT = 46;
const RIGHT = 16;
const TOP = 28;
const BOTTOM = 38;
/** The names of the lines, above all of them. */
const KEY = 24;

/** Where the four charts stand, two by two; each place is its plot, axes and titles lie around it. */
export function layOut(width: number) {
  const gap = width >= 640 ? 28 : 8;
  const column = (width - gap) / 2;
  const high = width >= 640 ? 112 : 88;
  const row = TOP + high + BOTTOM;
  const plot = (i: number, j: number): Place => ({
    x: i * (column + gap) + LEFT,
    y: KEY + j * row + TOP,
    width: column - LEFT - RIGHT,
    height: high
  });
  const places: Record<Quantity, Place> = {
    work: plot(0, 0),
    depth: plot(1, 0),
    memory: plot(0, 1),
    time: plot(1, 1)
  };
  return { height: KEY + 2 * row, places };
}
