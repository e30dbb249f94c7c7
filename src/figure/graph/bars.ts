import type { Box } from './geometry.ts';

const round = (value: number) => Math.round(value * 10) / 10;

/** Share of the room that a number takes on a linear scale; whatever is beyond `full` is cut there. */
export const linear =
  (full: number) =>
  (value: number): number =>
    Math.max(-1, Math.min(1, value / full));

/** Signed logarithmic scale: below `least` nothing, at `full` everything. */
export function logarithmic(least: number, full: number): (value: number) => number {
  const span = Math.log(full / least);
  return (value) => {
    const size = Math.abs(value);
    if (!(size > least)) return 0;
    return Math.sign(value) * Math.min(1, Math.log(size / least) / span);
  };
}

/**
 * Signed bars, one a row, from the middle of `box` to the right or left: many numbers as one path, so that a dense
 * picture stays a handful of elements.
 *
 * @param share from a number to −1…1 of half the width
 */
export function bars(values: ArrayLike<number>, box: Box, rowHeight: number, share: (v: number) => number) {
  const half = box.width / 2;
  const thick = round(Math.max(1.5, rowHeight - 1.5));
  const start = `M${box.x + half},`;
  const turn = `v${thick}h`;
  let y = box.y + (rowHeight - thick) / 2;
  let d = '';
  for (let k = 0; k < values.length; k++, y += rowHeight) {
    const length = round(share(values[k]) * half);
    if (length) d += `${start}${round(y)}h${length}${turn}${-length}z`;
  }
  return d;
}
