type Pair = readonly [number, number];

/** SVG path of an arrow from `from` to `to`: shaft and an open head of at most `head` pixels. Empty where it has no length. */
export function arrow(from: Pair, to: Pair, head = 5): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length < 0.5) return '';
  const [ux, uy] = [dx / length, dy / length];
  const size = Math.min(head, length / 2);
  const wing = (side: 1 | -1) =>
    `${pixel(to[0] - size * (ux + side * 0.55 * uy))},${pixel(to[1] - size * (uy - side * 0.55 * ux))}`;
  return `M${pixel(from[0])},${pixel(from[1])}L${pixel(to[0])},${pixel(to[1])}M${wing(1)}L${pixel(to[0])},${pixel(to[1])}L${wing(-1)}`;
}

/** The end of an arrow cut to `longest`, its direction kept. */
export function cut(from: Pair, to: Pair, longest: number): Pair {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const share = Math.min(1, longest / Math.hypot(dx, dy));
  return [from[0] + dx * share, from[1] + dy * share];
}

/** Hundredths of a pixel are enough, and keep exported files small. */
const pixel = (value: number) => Number(value.toFixed(2));
