import type { Square } from './plane.ts';

/** A square of cells, row by row from the bottom left, and whose each of them is; below 0 it is nobody's. */
export interface Regions {
  perSide: number;
  cells: ArrayLike<number>;
}

/**
 * One path for each owner's cells, and one for the borders between them, in pixels of the square. Edges lie on whole
 * pixels, so that no seam shows between rows.
 *
 * @param count how many owners there are
 */
export function regionPaths({ perSide, cells }: Regions, count: number, square: Square) {
  const edge = (i: number) => Math.round((i / perSide) * square.size);
  const left = (column: number) => square.x + edge(column);
  const bottom = (row: number) => square.y + Math.round(square.size) - edge(row);
  const fills = Array.from({ length: count }, () => '');
  let borders = '';
  for (let row = 0; row < perSide; row++) {
    const [low, high] = [bottom(row), bottom(row + 1)];
    let from = 0;
    while (from < perSide) {
      const owner = cells[row * perSide + from];
      let to = from + 1;
      while (to < perSide && cells[row * perSide + to] === owner) to++;
      if (owner >= 0) fills[owner] += `M${left(from)},${high}H${left(to)}V${low}H${left(from)}z`;
      if (to < perSide) borders += `M${left(to)},${low}V${high}`;
      from = to;
    }
    for (let column = 0; row > 0 && column < perSide; column++) {
      if (cells[row * perSide + column] !== cells[(row - 1) * perSide + column])
        borders += `M${left(column)},${low}H${left(column + 1)}`;
    }
  }
  return { fills, borders };
}
