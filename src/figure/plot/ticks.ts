import { minus, powerOfTen } from '../format.ts';
import { scaleOf, type Axis } from './scale.ts';

const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** The least round distance at which no more than `most` steps go from `low` to `high`. */
const distance = (low: number, high: number, most: number): number =>
  NICE.find((every) => (high - low) / every <= most) ?? 1000;

/** Exponents to label on an axis: from low to high, at round distances, no more than about `most`. */
export function exponentsIn([low, high]: readonly [number, number], most: number): number[] {
  const every = distance(low, high, most);
  const from = Math.ceil(low / every - 1e-9);
  const to = Math.floor(high / every + 1e-9);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => (from + k) * every);
}

/**
 * The whole exponents around some logarithms. What is no number and what is −∞ is left out: no axis reaches it.
 *
 * @param least what the axis shows in any case
 * @param most how far it reaches at the most
 */
export function decades(
  logs: readonly number[],
  least: readonly [number, number],
  most: readonly [number, number] = [-Infinity, Infinity]
): [number, number] {
  const found = logs.filter(Number.isFinite);
  return [
    Math.max(most[0], Math.floor(Math.min(least[0], ...found))),
    Math.min(most[1], Math.ceil(Math.max(least[1], ...found)))
  ];
}

/** Exponents from low to high, 0 and its neighbours included, widened until both ends are round: at most `ticks` steps. */
export function roundDecades(low: number, high: number, ticks: number): [number, number] {
  const [from, to] = [Math.min(low, -1), Math.max(high, 1)];
  const widened = (every: number): [number, number] => [
    Math.floor(from / every) * every,
    Math.ceil(to / every) * every
  ];
  const every = NICE.find((every) => {
    const [from, to] = widened(every);
    return (to - from) / every <= ticks;
  });
  return widened(every ?? NICE[NICE.length - 1]);
}

/** A value as an axis prints it: with a true minus sign, and no group of digits set apart. */
const plain = (value: number): string => minus(String(value));

/** A value with a number beside it, and where it stands along the axis. */
export interface Tick {
  at: number;
  label: string;
}

/**
 * @param range of the axis, in pixels
 * @param room pixels that a number takes along the axis
 */
export function ticksOf(axis: Axis, range: readonly [number, number], room: number): Tick[] {
  const scale = scaleOf(axis, range);
  const most = Math.max(2, Math.abs(range[1] - range[0]) / room);
  const written =
    axis.format ?? { linear: plain, log: plainPower, exponent: powerOfTen }[axis.scale ?? 'linear'];
  return (axis.ticks ?? valuesOf(axis, scale, most)).map((value) => ({
    at: scale(value),
    label: written(value)
  }));
}

const plainPower = (value: number): string => powerOfTen(Math.round(Math.log10(value)));

function valuesOf(
  { domain, scale: kind, whole }: Axis,
  scale: { ticks(most: number): number[] },
  most: number
) {
  if (kind === 'exponent') return exponentsIn(domain, most);
  if (kind === 'log')
    return exponentsIn([Math.log10(domain[0]), Math.log10(domain[1])], most).map(
      (exponent) => 10 ** exponent
    );
  return whole ? scale.ticks(most).filter(Number.isInteger) : scale.ticks(most);
}
