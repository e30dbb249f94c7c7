import type { Case } from './tasks.ts';

/** Heights in CSS pixels of the rows of the tape. */
export const ROW = 28;
export const TAPE = { x: 4, cues: 34, y: 64, wanted: 94, height: 128 };
export const DIAGRAM = 212;

/** Widths in CSS pixels: a cell that shows its number as in other figures, and one that shows it in few digits. */
const ROOMY = 34;
const LOUD = 40;

export interface TapeColumns {
  /** Left edge of the first cell: the names of the rows stand before it. */
  left: number;
  /** Whether cells are too narrow for all numbers. */
  dense: boolean;
  columns: readonly { x: number; width: number; silent: boolean }[];
}

/**
 * Columns of a tape. Where they do not all have room for a number, the steps at which nothing comes, is asked or is wanted
 * give theirs to the others.
 */
export function tapeColumns(width: number, { offers, wanted }: Case): TapeColumns {
  const left = width < 420 ? 60 : 64;
  const room = width - left - 2;
  const even = Math.min(64, room / offers.length);
  const dense = even < ROOMY;
  const silent = offers.map(
    ({ x, write, erase, tell }, t) => x === 0 && write + erase + tell === 0 && wanted[t] === null
  );
  const quiet = silent.filter(Boolean).length;
  const others = offers.length - quiet;
  const squeezed = dense && quiet > 0;
  const loud = squeezed ? Math.max(even, Math.min(LOUD, (room - 5 * quiet) / others)) : even;
  const rest = squeezed ? (room - loud * others) / quiet : even;
  let x = left;
  const columns = silent.map((still) => {
    const column = { x, width: still ? rest : loud, silent: still };
    x += column.width;
    return column;
  });
  return { left, dense, columns };
}
