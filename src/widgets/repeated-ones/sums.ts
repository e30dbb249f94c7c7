import type { Sum, Term } from '$figure/sums/place-sums.ts';
import type { Weights } from './solutions.ts';

/** Every sum of one step: a row of h for each unit, then y. `before` is h_{t−1}, `after` is h_t. */
export function sumsOf(
  weights: Omit<Weights, 'h0'>,
  before: readonly number[],
  x: number,
  after: readonly number[],
  y: number
): Sum[] {
  const n = before.length;
  const rows = after.map((result, row): Sum => ({
    q: 'h',
    sub: String(row + 1),
    result,
    terms: [
      ...before.map((value, i): Term => ({
        weight: weights.Whh[row * n + i],
        value,
        of: 'h',
        order: row * (n + 1) + i
      })),
      { weight: weights.Wxh[row], value: x, of: 'x', order: row * (n + 1) + n }
    ]
  }));
  const answer: Sum = {
    q: 'y',
    sub: '',
    result: y,
    terms: after.map((value, i): Term => ({ weight: weights.Why[i], value, of: 'h', order: n * (n + 1) + i }))
  };
  return [...rows, answer];
}
