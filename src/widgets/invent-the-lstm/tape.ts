import { squeezedColumns } from '$figure/squeezed-columns.ts';
import type { Case } from './tasks.ts';

/** Heights in CSS pixels of the rows of the tape. */
export const ROW = 28;
export const TAPE = { x: 4, cues: 34, y: 64, wanted: 94, height: 128 };
export const DIAGRAM = 212;

/**
 * Columns of a tape, from `left` on: the names of the rows stand before it. Silent are the steps at which nothing comes, is
 * asked or is wanted.
 */
export function tapeColumns(width: number, { offers, wanted }: Case) {
  const left = width < 420 ? 60 : 64;
  const silent = offers.map(
    ({ x, write, erase, tell }, t) => x === 0 && write + erase + tell === 0 && wanted[t] === null
  );
  return { left, ...squeezedColumns(left, width - left - 2, silent) };
}
