import { hypot, square } from '../../core/math.ts';
import { eigenvalues, modulus, type Complex } from './eigenvalues.ts';
import { apply, distance, jacobian, type PlaneMap, type Point2 } from './map.ts';

export const fixedPointKinds = [
  'stable node',
  'stable spiral',
  'saddle',
  'unstable node',
  'unstable spiral',
  'borderline'
] as const;

/** What happens near a fixed point; `borderline` where a linear look cannot tell, because some |λ| is 1. */
export type FixedPointKind = (typeof fixedPointKinds)[number];

export interface FixedPoint {
  h: Point2;
  kind: FixedPointKind;
  eigenvalues: readonly [Complex, Complex];
}

const BORDER = 1e-6;

/** A map shrinks along an eigenvector where |λ| < 1 and stretches where |λ| > 1; complex pairs turn as well. */
export function classify([first, second]: readonly [Complex, Complex]): FixedPointKind {
  const [large, small] = [modulus(first), modulus(second)];
  if (Math.abs(large - 1) < BORDER || Math.abs(small - 1) < BORDER) return 'borderline';
  if (large > 1 && small < 1) return 'saddle';
  const turns = first.im !== 0 ? 'spiral' : 'node';
  return large < 1 ? `stable ${turns}` : `unstable ${turns}`;
}

export const isStable = (kind: FixedPointKind) => kind === 'stable node' || kind === 'stable spiral';

/**
 * The index of a fixed point: the sign of det(I − J), 0 where it is degenerate. A step takes the square [−1, 1]² into
 * itself, so by Lefschetz's theorem the indices of all fixed points add up to 1.
 */
export function index({ eigenvalues: [a, b] }: FixedPoint): number {
  const det = a.im !== 0 ? square(1 - a.re) + square(a.im) : (1 - a.re) * (1 - b.re);
  return Math.abs(det) < BORDER ? 0 : Math.sign(det);
}

/** Newton's method on f(h) − h from `start`; undefined where it does not settle inside the square. */
export function newton(map: PlaneMap, start: Point2): Point2 | undefined {
  let [h1, h2] = start;
  for (let i = 0; i < 100; i++) {
    const f = apply(map, [h1, h2]);
    const [a, b, c, d] = jacobian(map, [h1, h2]);
    const [r1, r2] = [f[0] - h1, f[1] - h2];
    if (r1 === 0 && r2 === 0) return [h1, h2];
    const det = (a - 1) * (d - 1) - b * c;
    if (det === 0) return undefined;
    const by1 = (b * r2 - (d - 1) * r1) / det;
    const by2 = (c * r1 - (a - 1) * r2) / det;
    // A step longer than half the square has left what the linear picture knows.
    const scale = Math.min(1, 1 / hypot([by1, by2]));
    h1 += scale * by1;
    h2 += scale * by2;
    if (Math.abs(h1) > 3 || Math.abs(h2) > 3) return undefined;
    if (hypot([by1, by2]) < 1e-13) return [h1, h2];
  }
  // Where f touches the diagonal Newton only creeps; accept what is a fixed point to rounding.
  return distance(apply(map, [h1, h2]), [h1, h2]) < 1e-14 ? [h1, h2] : undefined;
}

/** Rounding leaves −1e-17 where 0 is meant. */
const withoutDust = (value: number) => (Math.abs(value) < 1e-12 ? 0 : value);

function search(map: PlaneMap, perSide: number): FixedPoint[] {
  const found: FixedPoint[] = [];
  for (let i = 0; i < perSide; i++) {
    for (let j = 0; j < perSide; j++) {
      const start: Point2 = [(2 * i) / (perSide - 1) - 1, (2 * j) / (perSide - 1) - 1];
      const h = newton(map, start)?.map(withoutDust) as [number, number] | undefined;
      if (!h || found.some((other) => distance(other.h, h) < mergeRadius(other))) continue;
      const values = eigenvalues(jacobian(map, h));
      found.push({ h, eigenvalues: values, kind: classify(values) });
    }
  }
  return found.sort((p, q) => p.h[0] - q.h[0] || p.h[1] - q.h[1]);
}

/** Near a degenerate point Newton stops early, and its ends scatter. */
const mergeRadius = (point: FixedPoint) => (point.kind === 'borderline' ? 1e-3 : 1e-6);

/**
 * Fixed points of one step, from left to right: Newton's method from a grid of starts, repeated on finer grids until
 * the indices add up to 1, which shows when a point is still missing.
 */
export function fixedPoints(map: PlaneMap): FixedPoint[] {
  let found: FixedPoint[] = [];
  for (const perSide of [9, 25, 65]) {
    found = search(map, perSide);
    // A degenerate point has no index to count with.
    if (found.some(({ kind }) => kind === 'borderline')) break;
    if (found.reduce((sum, point) => sum + index(point), 0) === 1) break;
  }
  return found;
}
