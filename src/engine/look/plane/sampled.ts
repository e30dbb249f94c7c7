import type { Advance } from './advance.ts';
import type { Point2 } from './map.ts';

const along = (i: number, n: number) => (2 * i) / (n - 1) - 1;

/** Points all over the square of states, just inside its edges, with where one step takes them. */
export function arrowField(advance: Advance, perSide: number): { from: Point2; to: Point2 }[] {
  const from = Array.from({ length: perSide * perSide }, (_, i): Point2 => [
    along(i % perSide, perSide) * 0.96,
    along(Math.floor(i / perSide), perSide) * 0.96
  ]);
  const to = advance(from, 1);
  return from.map((h, i) => ({ from: h, to: to[i] }));
}

/** The lines of a square grid, those across first, with where one step takes them. */
export function gridImage(
  advance: Advance,
  lines: number,
  pointsPerLine: number
): { from: readonly Point2[]; to: readonly Point2[] }[] {
  const grid = [0, 1].flatMap((axis) =>
    Array.from({ length: lines }, (_, line) =>
      Array.from({ length: pointsPerLine }, (_, i): Point2 => {
        const [across, on] = [along(line, lines), along(i, pointsPerLine)];
        return axis === 0 ? [across, on] : [on, across];
      })
    )
  );
  const images = advance(grid.flat(), 1);
  return grid.map((from, i) => ({ from, to: images.slice(i * pointsPerLine, (i + 1) * pointsPerLine) }));
}
