import type { Place } from '$figure/place.ts';

const EXAMPLE = 112;
const GAP = 28;

/** Where the parts of the picture stand, in CSS pixels. The two sides stand beside each other where there is room, and one below the other where there is not. */
export function layoutOf(width: number) {
  const beside = width >= 600;
  const own = beside ? (width - GAP) / 2 : width;
  const height = beside ? Math.min(316, Math.max(260, own * 0.62)) : 196;
  const top = EXAMPLE + 14;
  const panel = (i: number): Place =>
    beside
      ? { x: i * (own + GAP), y: top, width: own, height }
      : { x: 0, y: top + i * (height + 14), width: own, height };
  const panels = [panel(0), panel(1)] as const;
  return { height: Math.ceil(panels[1].y + height), example: { width, height: EXAMPLE }, panels };
}
