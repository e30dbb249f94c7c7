import type { Place } from '$figure/place.ts';
import type { Square } from '$figure/plane/plane.ts';

/** Sizes in CSS pixels: laid out anew for the width, never scaled. */
export interface Layout {
  width: number;
  height: number;
  /** The complex plane. */
  spectrum: Square;
  /** The line of singular values below it. */
  sigmas: Place;
  /** The circle of gradients. */
  circle: Square;
  matrix: Place;
  /** Norms over steps, axes included. */
  chart: Place;
  slopes: Place;
}

const AXIS = 30;
const TITLE = 26;
/** Below a square: numbers of its axis. */
const FOOT = 26;
const SIGMAS = 74;
const GAP = 28;
export const SLOPES = 62;

export function layoutOf(width: number, slopes: boolean): Layout {
  const bars = slopes ? SLOPES : 0;
  if (width >= 900) {
    const size = 250;
    const x = 2 * (AXIS + size) + 2 * GAP;
    const height = TITLE + size + FOOT + SIGMAS;
    return place(width, height, AXIS, 2 * AXIS + size + GAP, size, {
      x,
      y: 0,
      width: width - x,
      height: height - bars
    });
  }
  // The legend below the axes takes part of it.
  const chart = 310;
  if (width >= 560) {
    const size = Math.min(300, (width - 2 * AXIS - GAP) / 2);
    const top = TITLE + size + FOOT + SIGMAS + 12;
    return place(width, top + chart + bars, AXIS, 2 * AXIS + size + GAP, size, {
      x: 0,
      y: top,
      width,
      height: chart
    });
  }
  const size = Math.min(300, width - AXIS - 6);
  const second = TITLE + size + FOOT + SIGMAS + 12;
  const top = second + TITLE + size + FOOT + SIGMAS + 12;
  return place(width, top + chart + bars, AXIS, AXIS, size, { x: 0, y: top, width, height: chart }, second);
}

function place(
  width: number,
  height: number,
  first: number,
  second: number,
  size: number,
  chart: Place,
  secondTop = 0
): Layout {
  const below = (x: number, top: number): Place => ({
    x,
    y: top + TITLE + size + FOOT,
    width: size,
    height: SIGMAS
  });
  return {
    width,
    height,
    spectrum: { x: first, y: TITLE, size },
    sigmas: below(first, 0),
    circle: { x: second, y: secondTop + TITLE, size },
    matrix: below(second, secondTop),
    chart,
    slopes: { x: chart.x, y: chart.y + chart.height, width: chart.width, height: SLOPES }
  };
}
