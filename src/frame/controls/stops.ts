/** A value that came from a link stands among the usual ones. */
export const withOwn = <T>(usual: readonly T[], own: T): readonly T[] =>
  usual.includes(own)
    ? usual
    : typeof own === 'number'
      ? [...usual, own].sort((a, b) => Number(a) - Number(b))
      : [...usual, own];

/**
 * Evenly spaced on a logarithmic axis, as a slider's stops.
 *
 * @param range its least value is above 0
 * @param perDecade stops from one power of ten to the next
 * @param digits that are kept of each
 */
export const logStops = (
  { min, max }: { min: number; max: number },
  perDecade: number,
  digits: number
): readonly number[] =>
  Array.from({ length: Math.round(Math.log10(max / min) * perDecade) + 1 }, (_, k) =>
    // Where the decades do not come out even, the last one is the end of the range.
    Math.min(max, Number((min * 10 ** (k / perDecade)).toPrecision(digits)))
  );

/** Index of the stop that is nearest to a value: by ratio, and 0 nearest to itself alone. */
export function nearest(stops: readonly number[], value: number): number {
  const far = (stop: number) => (stop === value ? 0 : Math.abs(Math.log(stop / value)));
  return stops.reduce((best, stop, i) => (far(stop) < far(stops[best]) ? i : best), 0);
}
