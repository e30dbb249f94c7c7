/** Sizes in CSS pixels of a tape of characters with its gates and its state. */
export interface TapeLayout {
  height: number;
  cell: number;
  /** Left edge of the first character. */
  left: number;
  /** Top edges. */
  rows: { gates: number; state: number };
}

export const TAPE = { character: 28, gate: 12, state: 38 };
/** A table of weights: the heading, and each row. */
export const TABLE = { head: 22, row: 28 };

export function tapeLayout(width: number, characters: number, gates: number): TapeLayout {
  const left = 34;
  const cell = Math.min(60, Math.max(9, (width - left - 4) / characters));
  const top = TAPE.character + 6;
  const state = top + gates * TAPE.gate + 6;
  return { height: state + TAPE.state + 6, cell, left, rows: { gates: top, state } };
}

export const tableHeight = (rows: number): number => TABLE.head + rows * TABLE.row + 4;
