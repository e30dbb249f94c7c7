import { bitString, choice, int, numbers, params, type Values } from '$frame/params/index.ts';
import { tasks } from '$training/detector/tasks.ts';

const weights = { min: -10, max: 10 };

/** Cuts or pads a square matrix, row-major, to n × n: what fits stays where it was. */
function fitSquare(matrix: readonly number[], n: number): number[] {
  const size = Math.floor(Math.sqrt(matrix.length));
  return Array.from({ length: n * n }, (_, i) => {
    const row = Math.floor(i / n);
    const column = i % n;
    return row < size && column < size ? matrix[row * size + column] : 0;
  });
}

const fit = (vector: readonly number[], n: number) => Array.from({ length: n }, (_, i) => vector[i] ?? 0);

export const parameters = params(
  {
    /** How it is drawn. */
    as: choice('matrices', ['matrices', 'unrolled']),
    bits: bitString('010111011', { min: 1, max: 64 }),
    goal: choice('repeated-ones', tasks),
    units: int(3, { min: 1, max: 6 }),
    Whh: numbers([0, 0, 0, 1, 0, 0, 0, 0, 1], { ...weights, maxLength: 36 }),
    Wxh: numbers([1, 0, 0], { ...weights, maxLength: 6 }),
    Why: numbers([1, 1, -1], { ...weights, maxLength: 6 }),
    h0: numbers([0, 0, 1], { ...weights, maxLength: 6 })
  },
  {
    v: 1,
    normalise: (values) => ({
      ...values,
      Whh: values.Whh.length === values.units ** 2 ? values.Whh : fitSquare(values.Whh, values.units),
      Wxh: values.Wxh.length === values.units ? values.Wxh : fit(values.Wxh, values.units),
      Why: values.Why.length === values.units ? values.Why : fit(values.Why, values.units),
      h0: values.h0.length === values.units ? values.h0 : fit(values.h0, values.units)
    })
  }
);

export type DetectorParams = Values<typeof parameters>;
