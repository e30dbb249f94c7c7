/** Where the panels stand, in CSS pixels: each place is its plot, axes and titles lie around it. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Layout {
  height: number;
  state: Place;
  input: Place;
  gradient: Place;
  map: Place;
}

const LEFT = 44;
const RIGHT = 12;
const GAP = 30;

export function layOut(width: number): Layout {
  const wide = width >= 700;
  const side = Math.min(wide ? 300 : 340, width - LEFT - RIGHT);
  const column = wide ? width - side - LEFT - RIGHT - GAP : width;
  const plot = (y: number, height: number): Place => ({
    x: LEFT,
    y,
    width: column - LEFT - RIGHT,
    height
  });
  const state = plot(26, wide ? 130 : 120);
  const input = plot(state.y + state.height + 30, 34);
  const gradient = plot(input.y + input.height + 34, 150);
  const bottom = gradient.y + gradient.height + 40;
  const map: Place = wide
    ? { x: column + GAP + LEFT, y: 26, width: side, height: side }
    : { x: LEFT, y: bottom + 26, width: side, height: side };
  return { height: Math.max(bottom, map.y + map.height + 42), state, input, gradient, map };
}

/** Where the name of a fixed point stands: beside the curve, which bends to the right above 0 and to the left below. */
export interface NamePlace {
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

/** Pixels that "slope 0.39" takes. */
const NAME = 64;

/**
 * @param side of 0: −1, 0, 1
 * @param at the point, in pixels from the map's corner
 */
export function nameOf(side: number, [x, y]: readonly [number, number], { width, height }: Place): NamePlace {
  /** Of the diagonal. */
  const down = (pixel: number) => height - (pixel / width) * height;
  if (side === 0) return { x: x + 12, y: y + 18, anchor: 'start' };
  // Below the curve and the diagonal, to the right of the upper point; the lower one has the same from the other side.
  if (side > 0) {
    if (x + 14 + NAME <= width) return { x: x + 14, y: y + 9, anchor: 'start' };
    const right = Math.min(width, x + 28);
    return { x: right, y: down(right - NAME) + 13, anchor: 'end' };
  }
  if (x - 14 - NAME >= 0) return { x: x - 14, y, anchor: 'end' };
  const left = Math.max(0, x - 28);
  return { x: left, y: down(left + NAME) - 4, anchor: 'start' };
}

/** The decades of an axis that holds these logarithms, and 10⁻⁸ to 10 at the least. */
export function decades(logs: readonly number[]): [number, number] {
  const found = logs.filter(Number.isFinite);
  return [Math.floor(Math.min(-8, ...found)), Math.ceil(Math.max(1, ...found))];
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** 10⁻⁶, and 1 for 10⁰. */
export function power(exponent: number): string {
  if (exponent === 0) return '1';
  const digits = Array.from(String(Math.abs(exponent)), (digit) => superscripts[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** A number given by its logarithm: 3.1·10⁻⁷⁷, or 0.25 where that is easily read. */
export function fromLog(log: number): string {
  if (!Number.isFinite(log)) return '0';
  if (log > -3 && log < 4) return (10 ** log).toPrecision(3);
  // A hair below a power of ten is that power.
  const exponent = Math.floor(log + 0.02);
  const digits = (10 ** (log - exponent)).toFixed(1);
  return digits === '1.0' ? power(exponent) : `${digits}·${power(exponent)}`;
}

/** Exponents to label, from high to low, no more than `most`. */
export function exponents([low, high]: readonly [number, number], most: number): number[] {
  const every = [1, 2, 5, 10, 20, 50, 100, 200].find((step) => (high - low) / step <= most) ?? 500;
  const first = Math.floor(high / every) * every;
  return Array.from({ length: Math.floor((first - low) / every) + 1 }, (_, k) => first - k * every);
}
