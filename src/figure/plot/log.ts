import { decades } from './ticks.ts';

/**
 * The powers of ten around some numbers, at least two apart.
 * @param usual where there are no numbers yet
 * @param room how many times the least number stands above the lower end, at the least: room for a label
 */
export function powersAround(
  values: readonly number[],
  usual: readonly [number, number],
  room = 1
): readonly [number, number] {
  const logs = values.map(Math.log10).filter(Number.isFinite);
  if (logs.length === 0) return usual;
  const least = Math.min(...logs) - Math.log10(room);
  const [low, high] = decades(logs, [least, least]);
  return [10 ** low, 10 ** Math.max(high, low + 2)];
}

/** Whole numbers from 1 to `most`, evenly on a logarithmic axis: about `count` of them, to choose from or to draw. */
export function wholeStops(most: number, count: number): number[] {
  return [...new Set(Array.from({ length: count + 1 }, (_, k) => Math.round(most ** (k / count))))];
}
