import { ALPHABET } from '$figure/cell/characters.ts';

export const D = ALPHABET.length;
export const MOST_UNITS = 4;

/** In the order of PyTorch's rows. */
export const gateNames = ['i', 'f', 'g', 'o'] as const;
export type Gate = (typeof gateNames)[number];

/**
 * All weights of the figure's LSTM, flat, rows as PyTorch has them (gates i, f, g, o, in each the units): Wx [4H, D],
 * Wh [4H, H], b [4H] (both biases in one), Wy [H], by.
 */
export interface Weights {
  units: number;
  Wx: readonly number[];
  Wh: readonly number[];
  b: readonly number[];
  Wy: readonly number[];
  by: number;
}

/** The row of a gate of one unit. */
export const rowOf = (gate: Gate, unit: number, units: number): number =>
  gateNames.indexOf(gate) * units + unit;

/**
 * Weights for another number of units: what fits stays with its gate and unit, the rest is 0.
 *
 * @param from how many units the lists were made for
 */
export function fit(lists: Omit<Weights, 'units'>, from: number, units: number): Weights {
  const rows = gateNames.flatMap((_, gate) =>
    Array.from({ length: units }, (_, unit) => (unit < from ? gate * from + unit : -1))
  );
  const pick = (list: readonly number[], row: number, columns: number, width: number) =>
    Array.from({ length: width }, (_, k) => (row < 0 || k >= columns ? 0 : (list[row * columns + k] ?? 0)));
  return {
    units,
    Wx: rows.flatMap((row) => pick(lists.Wx, row, D, D)),
    Wh: rows.flatMap((row) => pick(lists.Wh, row, from, units)),
    b: rows.map((row) => (row < 0 ? 0 : (lists.b[row] ?? 0))),
    Wy: Array.from({ length: units }, (_, k) => lists.Wy[k] ?? 0),
    by: lists.by
  };
}
