import { minus, powerOfTen } from '../format.ts';
import { scaleOf, type Axis, type Scale } from './scale.ts';

/** Distances between labelled exponents. */
const DISTANCES = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const WIDEST = DISTANCES[DISTANCES.length - 1];

/** Multiples of `every` from low to high. */
function multiples([low, high]: readonly [number, number], every: number): number[] {
  const from = Math.ceil(low / every - 1e-9);
  const to = Math.floor(high / every + 1e-9);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => (from + k) * every);
}

/** Exponents to label on an axis: from low to high, with no more than `most` steps between them. */
export function exponentsIn([low, high]: readonly [number, number], most: number): number[] {
  return multiples([low, high], DISTANCES.find((every) => (high - low) / every <= most) ?? WIDEST);
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

/** A stretch of exponents and those that carry a number. */
export interface Decades {
  domain: [number, number];
  ticks: number[];
}

/**
 * The exponents from `low` to `high`, 0 and its neighbours included, widened until both ends are ticks.
 *
 * @param most steps between ticks
 */
export function roundDecades(low: number, high: number, most: number): Decades {
  const widened = (every: number): [number, number] => [
    Math.floor(Math.min(low, -1) / every) * every,
    Math.ceil(Math.max(high, 1) / every) * every
  ];
  const fits = (every: number) => multiples(widened(every), every).length <= most + 1;
  const every = DISTANCES.find(fits) ?? WIDEST;
  return { domain: widened(every), ticks: multiples(widened(every), every) };
}

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
  const label = axis.format ?? labels[axis.scale ?? 'linear'];
  return (axis.ticks ?? roundValues(axis, scale, most)).map((value) => ({
    at: scale(value),
    label: label(value)
  }));
}

const labels = {
  /** With a true minus sign, and no group of digits set apart. */
  linear: (value: number) => minus(String(value)),
  log: (value: number) => powerOfTen(Math.round(Math.log10(value))),
  exponent: powerOfTen
};

function roundValues({ domain, scale: kind, whole }: Axis, scale: Scale, most: number): number[] {
  if (kind === 'exponent') return exponentsIn(domain, most);
  if (kind === 'log') {
    const [low, high] = domain;
    return exponentsIn([Math.log10(low), Math.log10(high)], most).map((exponent) => 10 ** exponent);
  }
  return whole ? scale.ticks(most).filter(Number.isInteger) : scale.ticks(most);
}
