import type { Place } from '$figure/place.ts';

/** Where the panels stand: each place is its plot, axes and titles lie around it. */
export interface Layout {
  height: number;
  state: Place;
  input: Place;
  gradient: Place;
  map: Place;
  /** Whether the map stands in the picture; else in one of its own. */
  beside: boolean;
  mapHeight: number;
}

const LEFT = 44;
const RIGHT = 12;
const GAP = 30;

export function layOut(width: number): Layout {
  const wide = width >= 700;
  const side = Math.min(wide ? 300 : 340, width - LEFT - RIGHT);
  const column = wide ? width - side - LEFT - RIGHT - GAP : width;
  const plot = (y: number, height: number): Place => ({
    x: LEFT,
    y,
    width: column - LEFT - RIGHT,
    height
  });
  const state = plot(26, wide ? 130 : 100);
  const input = plot(state.y + state.height + 28, wide ? 34 : 26);
  const gradient = plot(input.y + input.height + 34, wide ? 150 : 130);
  const bottom = gradient.y + gradient.height + 40;
  const map: Place = wide
    ? { x: column + GAP + LEFT, y: 26, width: side, height: side }
    : { x: LEFT, y: 26, width: side, height: side };
  const mapHeight = map.y + map.height + 42;
  return {
    height: wide ? Math.max(bottom, mapHeight) : bottom,
    state,
    input,
    gradient,
    map,
    beside: wide,
    mapHeight
  };
}

/** Where the name of a fixed point stands: beside the curve, which bends to the right above 0 and to the left below. */
export interface NamePlace {
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

/** Pixels that "slope 0.39" takes. */
const NAME = 64;

/**
 * @param side of 0: −1, 0, 1
 * @param at the point, in pixels from the map's corner
 */
export function nameOf(side: number, [x, y]: readonly [number, number], { width, height }: Place): NamePlace {
  /** Of the diagonal. */
  const down = (pixel: number) => height - (pixel / width) * height;
  if (side === 0) return { x: x + 12, y: y + 18, anchor: 'start' };
  // Below the curve and the diagonal, to the right of the upper point; the lower one has the same from the other side.
  if (side > 0) {
    if (x + 14 + NAME <= width) return { x: x + 14, y: y + 9, anchor: 'start' };
    const right = Math.min(width, x + 28);
    return { x: right, y: down(right - NAME) + 13, anchor: 'end' };
  }
  if (x - 14 - NAME >= 0) return { x: x - 14, y, anchor: 'end' };
  const left = Math.max(0, x - 28);
  return { x: left, y: down(left + NAME) - 4, anchor: 'start' };
}
