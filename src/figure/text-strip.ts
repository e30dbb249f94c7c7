/** A character's cell in a strip of text, in CSS pixels. */
export const CELL = { width: 9, height: 23 };

export const columnsOf = (width: number): number => Math.max(1, Math.floor(width / CELL.width));

/** How high a strip of so many characters is. */
export const stripHeight = (count: number, width: number): number =>
  Math.max(1, Math.ceil(count / columnsOf(width))) * CELL.height;

/** How a character is shown where each takes one cell. */
export const shownAs = (character: string): string =>
  character === '\n' ? '⏎' : character === '\t' ? '⇥' : character === ' ' ? '\u00a0' : character;
