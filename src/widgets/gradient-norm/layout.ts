import type { Place } from '$figure/place.ts';

/** Sizes in CSS pixels: the figure is laid out anew for its width, never scaled. */
export interface Layout {
  width: number;
  height: number;
  /** The plot's corner and size; labels of curves stand to its right. */
  plot: Place;
  /** Of an exercise's plot, which leaves room for the questions. */
  low: { height: number; plot: Place };
}

const MARGIN = { left: 48, top: 24, bottom: 38 };

export function layoutOf(width: number): Layout {
  const right = width < 520 ? 48 : 60;
  const height = Math.round(Math.min(430, Math.max(310, width * 0.55)));
  const plot = {
    x: MARGIN.left,
    y: MARGIN.top,
    width: width - MARGIN.left - right,
    height: height - MARGIN.top - MARGIN.bottom
  };
  const low = { ...plot, height: Math.min(plot.height, 240) };
  return {
    width,
    height,
    plot,
    low: { height: low.y + low.height + MARGIN.bottom, plot: low }
  };
}
