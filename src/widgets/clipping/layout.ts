import type { Place } from '$figure/place.ts';
import { B, W } from './params.ts';

/** Where the panels stand: each place is its plot, axes and titles lie around it. */
export interface Layout {
  height: number;
  surface: Place;
  scale: Place;
  norms: Place;
  /** Whether the norms stand in the picture; else in one of their own. */
  beside: boolean;
  normsHeight: number;
}

const LEFT = 44;
const RIGHT = 14;
const TOP = 26;
const BOTTOM = 42;

export function layOut(width: number): Layout {
  const wide = width >= 760;
  const across = wide ? Math.min(560, width * 0.58) : width;
  const surface: Place = { x: LEFT, y: TOP, width: across - LEFT - RIGHT, height: 0 };
  surface.height = Math.min(336, surface.width * 0.72);
  const scale: Place = { x: LEFT, y: TOP + surface.height + BOTTOM + 18, width: surface.width, height: 12 };
  const below = scale.y + scale.height + 24;
  const norms: Place = wide
    ? {
        x: across + 24 + LEFT,
        y: TOP,
        width: width - across - 24 - LEFT - RIGHT,
        height: surface.height * 0.62
      }
    : { x: LEFT, y: TOP, width: width - LEFT - RIGHT, height: 150 };
  const normsHeight = norms.y + norms.height + BOTTOM;
  return {
    height: wide ? Math.max(below, normsHeight) : below,
    surface,
    scale,
    norms,
    beside: wide,
    normsHeight
  };
}

/** From the plane of the weights to the surface's own pixels, and back. */
export const pixels = (place: Place, [w, b]: readonly [number, number]): [number, number] => [
  ((w - W.min) / (W.max - W.min)) * place.width,
  ((B.max - b) / (B.max - B.min)) * place.height
];
export const weights = (place: Place, [x, y]: readonly [number, number]): [number, number] => [
  W.min + (x / place.width) * (W.max - W.min),
  B.max - (y / place.height) * (B.max - B.min)
];
