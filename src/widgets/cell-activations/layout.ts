import type { Place } from '$figure/place.ts';

export interface Layout {
  height: number;
  text: Place;
  /** The title of the strip, and the strip. */
  title: number;
  strip: Place;
  scale: Place;
}

/** Sizes in CSS pixels: all cells beside the text that one of them colours, or below it. */
export function layoutOf(width: number): Layout {
  if (width >= 620) {
    const side = Math.min(340, Math.round(width * 0.38));
    const x = width - side;
    return {
      height: 436,
      text: { x: 0, y: 4, width: x - 24, height: 425 },
      title: 12,
      strip: { x, y: 22, width: side, height: side },
      scale: { x, y: side + 40, width: side, height: 10 }
    };
  }
  return {
    height: 458,
    text: { x: 0, y: 4, width, height: 221 },
    title: 246,
    strip: { x: 0, y: 254, width, height: 158 },
    scale: { x: 0, y: 428, width: Math.min(width, 300), height: 10 }
  };
}
