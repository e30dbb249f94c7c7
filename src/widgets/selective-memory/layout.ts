import type { Place } from '$figure/place.ts';

export interface Layout {
  height: number;
  /** One for each kind of gate: the tape above it, its map, its answer below. */
  maps: readonly Place[];
  curve: Place;
}

export function layoutOf(width: number): Layout {
  const gap = width >= 560 ? 36 : 14;
  const side = (width - gap) / 2;
  const map = (x: number): Place => ({ x, y: 48, width: side, height: 132 });
  const below = 48 + 132 + 30;
  return {
    height: below + 212,
    maps: [map(0), map(side + gap)],
    curve: { x: 46, y: below + 50, width: width - 62, height: 122 }
  };
}
