import type { Place } from '$figure/place.ts';

export interface Layout {
  height: number;
  text: Place;
  /** All cells by their score, or to pick from. */
  cells: Place;
  /** What the text costs, before and after. */
  costs: Place;
  /** What is written, left alone and held. */
  pieces: readonly [Place, Place];
}

/** Sizes in CSS pixels. Below the text and the ranking stands what comes of holding the cell, once it is held. */
export function layoutOf(width: number, acted: boolean): Layout {
  if (width >= 620) {
    const side = Math.min(300, Math.round(width * 0.34));
    const x = width - side;
    const half = (x - 24 - 16) / 2;
    return {
      height: 452,
      text: { x: 0, y: 4, width: x - 24, height: acted ? 272 : 442 },
      cells: { x, y: 0, width: side, height: acted ? 276 : 452 },
      costs: { x, y: 300, width: side, height: 152 },
      pieces: [
        { x: 0, y: 300, width: half, height: 152 },
        { x: half + 16, y: 300, width: half, height: 152 }
      ]
    };
  }
  const half = (width - 12) / 2;
  return {
    height: 456,
    text: { x: 0, y: 2, width, height: acted ? 136 : 238 },
    cells: { x: 0, y: acted ? 146 : 250, width, height: acted ? 124 : 206 },
    costs: { x: 0, y: 282, width, height: 76 },
    pieces: [
      { x: 0, y: 366, width: half, height: 90 },
      { x: half + 12, y: 366, width: half, height: 90 }
    ]
  };
}
