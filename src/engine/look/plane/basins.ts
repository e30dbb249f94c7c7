import { distance, type Point2 } from './map.ts';
import type { Advance } from './advance.ts';

/** Which attractor each cell of a square grid ends in, row by row from the bottom left; −1 for none of them. */
export interface Basins {
  perSide: number;
  cells: Int8Array;
}

/** Symmetric weights lay borders right through centres of cells; a hair beside them it is decided. */
const ASIDE: Point2 = [0.0011, -0.0007];
/** Few steps decide nearly every cell; those along a border take longer. */
const STRETCHES = [40, 60, 300];

/**
 * Follows the centre of every cell until it is close to an attractor: a twentieth, or less where two attractors are near
 * each other.
 *
 * @param attractors the states of each: one for a fixed point, several for a cycle
 */
export function basins(advance: Advance, attractors: readonly (readonly Point2[])[], perSide = 64): Basins {
  const cells = new Int8Array(perSide * perSide).fill(-1);
  const near = Math.min(0.05, closest(attractors) / 3);
  const centre = (i: number) => (2 * i + 1) / perSide - 1;
  let open = Array.from(cells, (_, i) => i);
  let points = open.map((i): Point2 => [
    centre(i % perSide) + ASIDE[0],
    centre(Math.floor(i / perSide)) + ASIDE[1]
  ]);
  for (const steps of attractors.length > 0 ? STRETCHES : []) {
    points = advance(points, steps);
    points.forEach((h, i) => {
      cells[open[i]] = attractors.findIndex((states) => states.some((state) => distance(state, h) < near));
    });
    points = points.filter((_, i) => cells[open[i]] < 0);
    open = open.filter((cell) => cells[cell] < 0);
  }
  return { perSide, cells };
}

/** The least distance between states of different attractors. */
function closest(attractors: readonly (readonly Point2[])[]): number {
  const gaps = attractors.flatMap((a, i) =>
    attractors.slice(i + 1).flatMap((b) => a.flatMap((p) => b.map((q) => distance(p, q))))
  );
  return Math.min(2, ...gaps);
}
