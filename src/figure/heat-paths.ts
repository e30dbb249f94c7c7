/** Where a heat map stands, in pixels, and how many columns and rows it has. */
export interface HeatGrid {
  x: number;
  y: number;
  width: number;
  height: number;
  columns: number;
  rows: number;
}

/**
 * A heat map as a few paths instead of one mark a cell: cells of the same shade make one path, and neighbours in a row one
 * rectangle. 6,000 cells stay as light as `shades` marks.
 *
 * @param shadeOf the shade of the cell in a row and column, 0 to shades − 1; below 0 for a cell that stays empty
 * @returns one path a shade, '' where no cell has it
 */
export function heatPaths(
  { x, y, width, height, columns, rows }: HeatGrid,
  shades: number,
  shadeOf: (row: number, column: number) => number
): string[] {
  const parts: string[][] = Array.from({ length: shades }, () => []);
  const cellWidth = width / columns;
  const cellHeight = height / rows;
  for (let row = 0; row < rows; row++) {
    const top = pixel(y + row * cellHeight);
    const tall = pixel(y + (row + 1) * cellHeight - top);
    for (let column = 0; column < columns;) {
      const shade = shadeOf(row, column);
      let end = column + 1;
      while (end < columns && shadeOf(row, end) === shade) end++;
      if (shade >= 0) {
        const left = pixel(x + column * cellWidth);
        const wide = pixel(x + end * cellWidth - left);
        parts[Math.min(shade, shades - 1)].push(`M${left},${top}h${wide}v${tall}h${-wide}z`);
      }
      column = end;
    }
  }
  return parts.map((part) => part.join(''));
}

/** Hundredths of a pixel are enough, and keep exported files small. */
const pixel = (value: number) => Math.round(100 * value) / 100;
