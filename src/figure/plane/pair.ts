/** Two vectors of the same space, as they lie in the plane that they span. */
export interface Pair {
  /** Euclidean lengths. */
  first: number;
  second: number;
  /** Degrees between them, 0 to 180; NaN where one of them is 0. */
  angle: number;
}

/** @throws RangeError where the lengths differ */
export function pairOf(first: Float64Array, second: Float64Array): Pair {
  if (first.length !== second.length)
    throw new RangeError(`${first.length} against ${second.length} numbers`);
  const length = (vector: Float64Array) => Math.hypot(...vector);
  const [a, b] = [length(first), length(second)];
  // atan2 of the distances between unit vectors: exact for small angles too, where the arc cosine is not (Kahan).
  let apart = 0;
  let together = 0;
  first.forEach((value, i) => {
    apart += (value / a - second[i] / b) ** 2;
    together += (value / a + second[i] / b) ** 2;
  });
  const angle = (2 * Math.atan2(Math.sqrt(apart), Math.sqrt(together)) * 180) / Math.PI;
  return { first: a, second: b, angle };
}
