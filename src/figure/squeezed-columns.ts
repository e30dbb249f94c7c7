/** Widths in CSS pixels: a cell that shows its number as in other figures, and one that shows it in few digits. */
const ROOMY = 34;
const LOUD = 40;
const WIDEST = 64;
/** What a silent column keeps. */
const LEAST = 5;

export interface Column {
  x: number;
  width: number;
  silent: boolean;
}

/**
 * Columns of a tape, side by side. Where they do not all have room for a number, the silent ones give theirs to the others.
 *
 * @param left edge of the first
 * @param room for all of them
 * @param silent which have nothing to show
 * @returns the columns, and whether they are too narrow for all numbers
 */
export function squeezedColumns(
  left: number,
  room: number,
  silent: readonly boolean[]
): { dense: boolean; columns: readonly Column[] } {
  const even = Math.min(WIDEST, room / silent.length);
  const dense = even < ROOMY;
  const quiet = silent.filter(Boolean).length;
  const others = silent.length - quiet;
  const squeezed = dense && quiet > 0;
  const loud = squeezed ? Math.max(even, Math.min(LOUD, (room - LEAST * quiet) / others)) : even;
  const rest = squeezed ? (room - loud * others) / quiet : even;
  let x = left;
  const columns = silent.map((still) => {
    const column = { x, width: still ? rest : loud, silent: still };
    x += column.width;
    return column;
  });
  return { dense, columns };
}
