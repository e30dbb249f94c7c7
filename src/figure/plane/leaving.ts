type Pair = readonly [number, number];
interface Size {
  width: number;
  height: number;
}

/** Whether a point, in pixels from a rectangle's corner, lies in it, its border included. */
export const liesIn = ([x, y]: Pair, { width, height }: Size): boolean =>
  x >= 0 && x <= width && y >= 0 && y <= height;

/**
 * Where the way from a point inside a rectangle to a point outside it leaves it; the point itself where it is inside.
 * Both in pixels from the rectangle's corner.
 */
export function leaving(from: Pair, to: Pair, { width, height }: Size): [number, number] {
  const share = (at: number, start: number, size: number) =>
    at < 0 ? start / (start - at) : at > size ? (size - start) / (at - start) : 1;
  const part = Math.max(0, Math.min(1, share(to[0], from[0], width), share(to[1], from[1], height)));
  return [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
}
