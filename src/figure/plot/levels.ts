import { contours } from 'd3';

/** Values at the points of a grid, row by row from the foot. */
export interface Grid {
  values: readonly number[];
  columns: number;
  rows: number;
}

/** The areas of a grid that lie above each level, as SVG paths in a rectangle of the given size. */
export function areasAbove(
  { values, columns, rows }: Grid,
  levels: readonly number[],
  width: number,
  height: number
): string[] {
  const shapes = contours()
    .size([columns, rows])
    .thresholds([...levels])([...values]);
  // d3 puts a value into the middle of a cell, half a cell from its border.
  const x = (at: number) => (((at - 0.5) / (columns - 1)) * width).toFixed(1);
  const y = (at: number) => (height - ((at - 0.5) / (rows - 1)) * height).toFixed(1);
  return shapes.map(({ coordinates }) =>
    coordinates
      .flat()
      .map((ring) => `M${ring.map(([px, py]) => `${x(px)},${y(py)}`).join('L')}Z`)
      .join('')
  );
}
