import { DISTANCES } from '$training/recall/map.ts';

/** Room for the distances above the map. */
const TOP = 40;
/** Between the map and the reader's own column. */
const APART = 10;

/** Where the tiles stand, in CSS pixels. */
export function layOut(width: number, rows: number) {
  const left = width < 480 ? 60 : 84;
  const tile = {
    width: (width - left - APART) / (DISTANCES.length + 1),
    height: width < 480 ? 58 : 76
  };
  return {
    height: TOP + rows * tile.height + 4,
    top: TOP,
    tile,
    x: (column: number) => left + column * tile.width + (column >= DISTANCES.length ? APART : 0),
    y: (row: number) => TOP + row * tile.height
  };
}

export type Layout = ReturnType<typeof layOut>;
