/** Where a character of a text stands in a grid of equally wide columns. */
interface Spot {
  row: number;
  column: number;
  /** Columns that it takes: a tab more than one, everything else one. */
  width: number;
}

/** Columns from one tab stop to the next. */
const TAB = 4;

/** Lays a text out in lines of so many columns. What is longer goes on in the next line. */
export function layOutCode(text: readonly string[], columns: number): { spots: Spot[]; rows: number } {
  let row = 0;
  let column = 0;
  const spots = text.map((character) => {
    const wanted = character === '\t' ? TAB - (column % TAB) : 1;
    if (column >= columns && character !== '\n') {
      row++;
      column = 0;
    }
    const width = Math.max(1, Math.min(wanted, columns - column));
    const spot = { row, column, width };
    column += width;
    if (character === '\n') {
      row++;
      column = 0;
    }
    return spot;
  });
  return { spots, rows: row + 1 };
}

/** The first row of so many that are shown, so that one row is among them and, where it can, has some above it. */
export function firstRow(row: number, shown: number, rows: number): number {
  return Math.max(0, Math.min(row - Math.floor(shown * 0.6), rows - shown));
}

/** A character as it is named where it would not be seen. */
export const shown = (character: string): string =>
  character === '\n' ? '⏎' : character === '\t' ? '⇥' : character === ' ' ? '␣' : character;
