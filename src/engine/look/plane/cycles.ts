import { eigenvalues, modulus } from './eigenvalues.ts';
import { apply, distance, jacobian, multiply, type Matrix2, type PlaneMap, type Point2 } from './map.ts';
import type { Advance } from './advance.ts';

/** States visited in turn, period at least 2, the first of them the leftmost. */
export interface Cycle {
  points: readonly Point2[];
}

export const LONGEST_PERIOD = 12;
/** Closer than this a trajectory may be repeating itself; Newton's method then tells. */
const ALIKE = 1e-4;
/** A state that repeats this well has been reached, even if nothing else is drawn there (a start on a saddle). */
const SAME = 1e-9;
/** Most starts settle within the first stretch; the rest get a second, longer one. */
const PATIENCE = [300, 2000];

/**
 * Where each start ends: the states of a cycle, one state for a fixed point, or undefined where nothing repeats within
 * `LONGEST_PERIOD` steps (a closed curve, a longer cycle, or a very slow approach).
 *
 * @param advance the same map as `map`, on the engine
 */
export function settle(
  map: PlaneMap,
  advance: Advance,
  starts: readonly Point2[]
): (readonly Point2[] | undefined)[] {
  const ends: (readonly Point2[] | undefined)[] = starts.map(() => undefined);
  let open = starts.map((_, i) => i);
  let points = [...starts];
  for (const steps of PATIENCE) {
    points = advance(points, steps);
    const later = [points];
    while (later.length <= LONGEST_PERIOD) later.push(advance(later[later.length - 1], 1));
    open.forEach((start, i) => {
      ends[start] = endOf(
        map,
        later.map((at) => at[i])
      );
    });
    points = points.filter((_, i) => ends[open[i]] === undefined);
    open = open.filter((start) => ends[start] === undefined);
    if (open.length === 0) break;
  }
  return ends;
}

function endOf(map: PlaneMap, states: readonly Point2[]): readonly Point2[] | undefined {
  const period = states.findIndex((h, p) => p > 0 && distance(h, states[0]) < ALIKE);
  if (period < 0) return undefined;
  const points = polished(map, states[0], period);
  if (!points) return undefined;
  return attracts(map, points) || distance(states[period], states[0]) < SAME ? points : undefined;
}

/** Five by five starts, off the axes and diagonals, where symmetric weights hide what attracts. */
const scattered: readonly Point2[] = Array.from({ length: 25 }, (_, i) => [
  ((i % 5) - 2) * 0.419 + 0.0137,
  (Math.floor(i / 5) - 2) * 0.437 - 0.0071
]);

/** The product of the Jacobians along a cycle: what Jacobians are to fixed points. */
const around = (map: PlaneMap, points: readonly Point2[]) =>
  points.reduce<Matrix2>((product, h) => multiply(jacobian(map, h), product), [1, 0, 0, 1]);

/** A cycle is stable where all |λ| of the product of its Jacobians are below 1. */
export const attracts = (map: PlaneMap, points: readonly Point2[]) =>
  modulus(eigenvalues(around(map, points))[0]) < 1;

const orbit = (map: PlaneMap, first: Point2, period: number): Point2[] => {
  const points = [first];
  while (points.length <= period) points.push(apply(map, points[points.length - 1]));
  return points;
};

/**
 * Newton's method on f^p(h) − h from an almost periodic state: a slow approach ends short of its cycle, and would be
 * counted once for every start. Undefined where no cycle of that period is at hand.
 */
function polished(map: PlaneMap, near: Point2, period: number): readonly Point2[] | undefined {
  let h = near;
  for (let i = 0; i < 8; i++) {
    const points = orbit(map, h, period);
    const end = points[period];
    const [a, b, c, d] = around(map, points.slice(0, period));
    const [r1, r2] = [end[0] - h[0], end[1] - h[1]];
    const det = (a - 1) * (d - 1) - b * c;
    if (det === 0) return undefined;
    h = [h[0] + (b * r2 - (d - 1) * r1) / det, h[1] + (c * r1 - (a - 1) * r2) / det];
  }
  const points = orbit(map, h, period);
  const closes = distance(points[period], h) < 1e-12 && distance(h, near) < 0.01;
  const shorter = points.some((state, i) => i > 0 && i < period && distance(state, h) < 1e-6);
  return closes && !shorter ? points.slice(0, period) : undefined;
}

/** The stable cycles of period 2 to `LONGEST_PERIOD` that trajectories from all over the square end in. */
export function stableCycles(map: PlaneMap, advance: Advance): Cycle[] {
  const found: Cycle[] = [];
  for (const points of settle(map, advance, scattered)) {
    if (!points || points.length < 2 || !attracts(map, points)) continue;
    const known = found.some((cycle) => cycle.points.some((h) => distance(h, points[0]) < 1e-6));
    if (!known) found.push({ points: fromLeft(points) });
  }
  return found.sort((p, q) => p.points[0][0] - q.points[0][0] || p.points[0][1] - q.points[0][1]);
}

function fromLeft(points: readonly Point2[]): Point2[] {
  const first = points.reduce((best, h, i) => (h[0] < points[best][0] ? i : best), 0);
  return points.map((_, i) => points[(first + i) % points.length]);
}
