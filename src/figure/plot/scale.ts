import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3';

/** How values become places along one side of a plot, and which of them carry a number. */
export interface Axis {
  domain: readonly [number, number];
  /**
   * `log` takes positive values. `exponent` takes logarithms to base 10, which reach as far as doubles do not, and names
   * them as powers of ten. Linear where nothing is said.
   */
  scale?: 'linear' | 'log' | 'exponent';
  /** Values beyond the domain stand at its end; without it they are not drawn. */
  clamp?: boolean;
  /** Values that carry a number: as many round ones as there is room for where nothing is said; with none, no axis is drawn. */
  ticks?: readonly number[];
  /** Only whole numbers can be meant: steps, updates. */
  whole?: boolean;
  /** How a tick's value is written. */
  format?: (value: number) => string;
  title?: string;
}

/** From values to pixels, and back by `invert`. */
export type Scale = ScaleContinuousNumeric<number, number>;

export function scaleOf(
  { domain, scale = 'linear', clamp = false }: Axis,
  range: readonly [number, number]
): Scale {
  const made: Scale = scale === 'log' ? scaleLog(domain, range) : scaleLinear(domain, range);
  return made.clamp(clamp);
}
