/** A place in a plot, by its values. */
export interface Point {
  x: number;
  y: number;
}

/** Where knot i of so many stands, evenly from 0 to `reach`; at 0 there is none. */
export const knotAt = (i: number, count: number, reach: number): number => ((i + 1) * reach) / count;

/**
 * A stroke of the pen from one point to the next bends a sketch at every knot that it passes, and at the one that it is
 * nearest to.
 *
 * @param values at the knots
 * @param from where the pen was
 * @param to where it is
 * @param reach of the knots along x
 */
export function stroke(values: readonly number[], from: Point, to: Point, reach: number): number[] {
  const [low, high] = from.x < to.x ? [from, to] : [to, from];
  const near = reach / values.length / 3;
  return values.map((value, i) => {
    const x = knotAt(i, values.length, reach);
    if (Math.abs(x - to.x) <= near) return to.y;
    if (x < low.x || x > high.x) return value;
    return low.y + ((x - low.x) / (high.x - low.x)) * (high.y - low.y);
  });
}

/** The value of a sketch at x, straight between its knots; it begins at 0. */
export function sketchAt(values: readonly number[], x: number, reach: number): number {
  const at = (x / reach) * values.length;
  const i = Math.min(values.length - 1, Math.floor(at));
  const before = i === 0 ? 0 : values[i - 1];
  return before + (at - i) * (values[i] - before);
}
