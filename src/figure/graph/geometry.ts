/** A rectangle by its left upper corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** A stretch of the x-axis. */
export interface Span {
  from: number;
  to: number;
}
/** Whether a box is at least partly within a span; everything is where there is none. */
export const within = ({ x, width }: Box, span: Span | undefined): boolean =>
  !span || (x < span.to && x + width > span.from);
export type Point = readonly [x: number, y: number];

/** A way from one box to another: what is drawn, and a polyline close to it for finding it again under a pointer. */
export interface Route {
  d: string;
  points: readonly Point[];
}

const round = (value: number) => Math.round(value * 10) / 10;
const print = (points: readonly Point[]) => points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
const SAMPLES = 10;

/** A cubic from `a` to `d` by way of the handles `b` and `c`. */
export function cubic(a: Point, b: Point, c: Point, d: Point): Route {
  const points = Array.from({ length: SAMPLES + 1 }, (_, i): Point => {
    const t = i / SAMPLES;
    const s = 1 - t;
    const at = (k: 0 | 1) =>
      s * s * s * a[k] + 3 * s * s * t * b[k] + 3 * s * t * t * c[k] + t * t * t * d[k];
    return [at(0), at(1)];
  });
  return { d: `M${print([a])}C${print([b, c, d])}`, points };
}

/** Straight lines with round corners. */
export function elbow(points: readonly Point[], radius = 10): Route {
  let d = `M${print([points[0]])}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    const towards = (to: Point): Point => {
      const length = Math.hypot(to[0] - corner[0], to[1] - corner[1]);
      const share = length === 0 ? 0 : Math.min(radius, length / 2) / length;
      return [corner[0] + (to[0] - corner[0]) * share, corner[1] + (to[1] - corner[1]) * share];
    };
    d += `L${print([towards(before)])}Q${print([corner, towards(after)])}`;
  }
  return { d: `${d}L${print([points[points.length - 1]])}`, points };
}

const middle = ({ x, y, width, height }: Box): Point => [x + width / 2, y + height / 2];

/**
 * A calm curve between two boxes: from side to side where one stands left of the other, from top to bottom where they
 * stand above each other. The ends touch the boxes.
 */
export function connect(from: Box, to: Box): Route {
  const [fx, fy] = middle(from);
  const [tx, ty] = middle(to);
  const gap = to.x - (from.x + from.width);
  if (gap > 4) {
    const a: Point = [from.x + from.width, fy];
    const d: Point = [to.x, ty];
    const reach = Math.max(gap / 2, 8);
    return cubic(a, [a[0] + reach, a[1]], [d[0] - reach, d[1]], d);
  }
  const up = ty < fy;
  const a: Point = [fx, up ? from.y : from.y + from.height];
  const d: Point = [tx, up ? to.y + to.height : to.y];
  const reach = (d[1] - a[1]) / 2;
  return cubic(a, [a[0], a[1] + reach], [d[0], d[1] - reach], d);
}

/** Distance of a point to a box; 0 inside. */
export function distanceToBox([px, py]: Point, { x, y, width, height }: Box): number {
  return Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));
}

/** Distance of a point to a polyline. */
export function distanceToLine([px, py]: Point, points: readonly Point[]): number {
  let best = Infinity;
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1];
    const [bx, by] = points[i];
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
    best = Math.min(best, Math.hypot(px - ax - t * dx, py - ay - t * dy));
  }
  return best;
}

/** The nearest of many things within `reach`, by a distance of the caller's; −1 where none is near. */
export function nearest(count: number, distance: (i: number) => number, reach: number): number {
  let found = -1;
  let best = reach;
  for (let i = 0; i < count; i++) {
    const d = distance(i);
    if (d < best) [found, best] = [i, d];
  }
  return found;
}

/** Where a frame that shows `width` pixels from `left` on has to scroll to, so that a box stands clear of its edges. */
export function scrolledTo({ x, width: size }: Box, left: number, width: number, margin = 30): number {
  if (x - margin < left) return x - margin;
  return x + size + margin > left + width ? x + size + margin - width : left;
}
