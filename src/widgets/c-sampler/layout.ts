import type { Place } from '$figure/place.ts';

export interface Layout {
  height: number;
  text: Place;
  likely: Place;
  endings: Place;
}

/** Sizes in CSS pixels: what is written beside what else could have been, or above it. */
export function layoutOf(width: number): Layout {
  if (width >= 620) {
    const side = Math.min(320, Math.round(width * 0.36));
    const x = width - side;
    return {
      height: 420,
      text: { x: 0, y: 4, width: x - 28, height: 412 },
      likely: { x, y: 0, width: side, height: 196 },
      endings: { x, y: 222, width: side, height: 198 }
    };
  }
  return {
    height: 458,
    text: { x: 0, y: 4, width, height: 153 },
    likely: { x: 0, y: 172, width, height: 140 },
    endings: { x: 0, y: 320, width, height: 138 }
  };
}
