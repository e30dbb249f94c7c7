import type { Place } from '$figure/place.ts';
import { B, W } from './params.ts';

/** Where the panels stand: each place is its plot, axes and titles lie around it. */
export interface Layout {
  height: number;
  surface: Place;
  scale: Place;
  norms: Place;
}

const LEFT = 44;
const RIGHT = 14;
const TOP = 26;
const BOTTOM = 42;

export function layOut(width: number): Layout {
  const wide = width >= 760;
  const across = wide ? Math.min(560, width * 0.58) : width;
  const surface: Place = { x: LEFT, y: TOP, width: across - LEFT - RIGHT, height: 0 };
  surface.height = Math.min(420, surface.width * 0.78);
  const scale: Place = { x: LEFT, y: TOP + surface.height + BOTTOM + 18, width: surface.width, height: 12 };
  const below = scale.y + scale.height + 30;
  const norms: Place = wide
    ? {
        x: across + 24 + LEFT,
        y: TOP,
        width: width - across - 24 - LEFT - RIGHT,
        height: surface.height * 0.62
      }
    : { x: LEFT, y: below + TOP, width: width - LEFT - RIGHT, height: 150 };
  return { height: Math.max(below, norms.y + norms.height + BOTTOM), surface, scale, norms };
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

/**
 * Where the way from a point inside a rectangle to a point outside it leaves it; the point itself where it is inside.
 * Both in pixels from the rectangle's corner.
 */
export function leaving(
  from: readonly [number, number],
  to: readonly [number, number],
  { width, height }: Place
): [number, number] {
  const share = (at: number, start: number, size: number) =>
    at < 0 ? start / (start - at) : at > size ? (size - start) / (at - start) : 1;
  const part = Math.max(0, Math.min(1, share(to[0], from[0], width), share(to[1], from[1], height)));
  return [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
}

/** About how many pixels a text of 12 pixels is long. */
export const lengthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12 : 6.3), 0);

/** Where a text beside a mark at x begins or, where `right`, ends: on the side that has room, if one has. */
export function beside(x: number, length: number, width: number): { x: number; right: boolean } | undefined {
  if (x + 16 + length <= width) return { x: x + 16, right: false };
  return x - 16 - length >= 0 ? { x: x - 16, right: true } : undefined;
}
