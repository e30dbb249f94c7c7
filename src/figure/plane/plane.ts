type Pair = readonly [number, number];

/** A square of a picture by its left upper corner, in CSS pixels. */
export interface Square {
  x: number;
  y: number;
  size: number;
}

/** From the values of [−extent, extent]², upwards positive, to the pixels of a square, and back. */
export const planeOf = ({ x, y, size }: Square, extent: number) => ({
  toPixels: ([a, b]: Pair): Pair => [
    x + ((a + extent) / (2 * extent)) * size,
    y + ((extent - b) / (2 * extent)) * size
  ],
  toValue: ([left, top]: Pair): Pair => [
    ((left - x) / size) * 2 * extent - extent,
    extent - ((top - y) / size) * 2 * extent
  ]
});

/** A path through points; closed where its end is to meet its beginning. */
export const pathThrough = (points: readonly Pair[], closed = false): string =>
  `M${points.map(([x, y]) => `${tenth(x)},${tenth(y)}`).join('L')}${closed ? 'z' : ''}`;

/** Dots at points as one path: a line of no length with round ends is a dot. */
export const dotsAt = (points: readonly Pair[]): string =>
  points.map(([x, y]) => `M${tenth(x)},${tenth(y)}h0`).join('');

/** Tenths of a pixel are enough, and keep exported files small. */
const tenth = (value: number) => value.toFixed(1);
