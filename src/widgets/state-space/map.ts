/** A point of the plane: the states of two units. */
export type Point = readonly [number, number];
/** A 2 × 2 matrix by rows. */
export type Matrix = readonly [number, number, number, number];

/** What one step does to the plane: h ↦ tanh(W h + d), where d = W_xh x stays the same. */
export interface PlaneMap {
  W: Matrix;
  d: Point;
}

/**
 * One step in closed form. States that are shown come from the engine; this one serves Newton's method and stability.
 */
export const apply = ({ W, d }: PlaneMap, [h1, h2]: Point): Point => [
  Math.tanh(W[0] * h1 + W[1] * h2 + d[0]),
  Math.tanh(W[2] * h1 + W[3] * h2 + d[1])
];

/** Jacobian of one step at h: diag(1 − f(h)²) W, since tanh′ = 1 − tanh². At a fixed point f(h) = h. */
export function jacobian(map: PlaneMap, h: Point): Matrix {
  const [f1, f2] = apply(map, h);
  const [a, b, c, d] = map.W;
  const [s1, s2] = [1 - f1 * f1, 1 - f2 * f2];
  return [s1 * a, s1 * b, s2 * c, s2 * d];
}

/** A B. */
export const multiply = (A: Matrix, B: Matrix): Matrix => [
  A[0] * B[0] + A[1] * B[2],
  A[0] * B[1] + A[1] * B[3],
  A[2] * B[0] + A[3] * B[2],
  A[2] * B[1] + A[3] * B[3]
];

export const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);
