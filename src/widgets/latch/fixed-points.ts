export interface FixedPoint {
  h: number;
  /** Of h ↦ tanh(w h) there: w (1 − h²). Below 1 in size, states near by come closer. */
  slope: number;
}

/**
 * Where tanh(w h) = h, for w ≥ 0: 0 alone up to w = 1; above it also ±h*, found by halving (tanh(w h) − h is positive
 * just above 0 and negative at 1).
 */
export function fixedPoints(w: number): FixedPoint[] {
  const at = (h: number): FixedPoint => ({ h, slope: w * (1 - h * h) });
  if (w <= 1) return [at(0)];
  // Close to w = 1 the point is at √(3 (w − 1)); half of that is below it.
  let low = Math.sqrt(3 * (w - 1)) / (2 * w);
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (Math.tanh(w * middle) > middle) low = middle;
    else high = middle;
  }
  return [at(-high), at(0), at(high)];
}
