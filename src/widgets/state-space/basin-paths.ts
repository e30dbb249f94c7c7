import type { Basins } from '$engine';
import type { Square } from './layout.ts';

/**
 * One path for each attractor's cells, and one for the borders between basins, in pixels of the plane. Edges lie on
 * whole pixels, so that no seam shows between rows.
 */
export function basinPaths({ perSide, cells }: Basins, count: number, plane: Square) {
  const edge = (i: number) => Math.round((i / perSide) * plane.size);
  const left = (column: number) => plane.x + edge(column);
  const bottom = (row: number) => plane.y + Math.round(plane.size) - edge(row);
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
