type Pair = readonly [number, number];

export interface PlaneRange {
  min: number;
  max: number;
  /** One arrow key; Shift gives a tenth, PageUp and PageDown ten times as much, upwards and downwards. */
  step: number;
}

const clampTo = ({ min, max }: PlaneRange, value: number) => Math.min(max, Math.max(min, value));
/** Hundredths: what a hand can aim at, and numbers that a link can hold. */
const tidy = (value: number) => Number(value.toFixed(2));

/** A point dragged to a place, kept inside the range. */
export const placed = ([a, b]: Pair, range: PlaneRange): Pair => [
  tidy(clampTo(range, a)),
  tidy(clampTo(range, b))
];

/** A point after a key, or undefined where the key means nothing to it. */
export function moved([a, b]: Pair, key: string, range: PlaneRange, fine = false): Pair | undefined {
  const by = fine ? range.step / 10 : range.step;
  const ways: Record<string, Pair> = {
    ArrowRight: [by, 0],
    ArrowLeft: [-by, 0],
    ArrowUp: [0, by],
    ArrowDown: [0, -by],
    PageUp: [0, by * 10],
    PageDown: [0, -by * 10]
  };
  if (!(key in ways)) return undefined;
  // Tidied to the key's own grain, so that 0.1 + 0.2 reads 0.3 and a fine move is not rounded away.
  const digits = Math.max(2, Math.ceil(-Math.log10(by)) + 1);
  const next = (value: number, d: number) =>
    d === 0 ? value : Number(clampTo(range, value + d).toFixed(digits));
  return [next(a, ways[key][0]), next(b, ways[key][1])];
}
