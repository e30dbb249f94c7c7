import { flow, type Flow } from '$figure/flow.ts';
import { formatNumber } from '$figure/format.ts';
import { TEXT } from './layout.ts';

/** One product of a sum, as it is printed: weight · value. */
export interface Term {
  weight: number;
  value: number;
  /** Which quantity the weight is multiplied with. */
  of: 'h' | 'x';
  /** Its place in the order in which a step is computed. */
  order: number;
}

export interface Sum {
  q: 'h' | 'y';
  sub: string;
  terms: Term[];
  result: number;
}

/** Every sum of one step: a row of h for each unit, then y. `before` is h_{t−1}, `after` is h_t. */
export function sumsOf(
  weights: { Whh: readonly number[]; Wxh: readonly number[]; Why: readonly number[] },
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

const bracket = (value: number, first = false) => {
  const printed = formatNumber(value);
  return value < 0 && !first ? `(${printed})` : printed;
};

export interface PlacedSum {
  sum: Sum;
  terms: { term: Term; weight: string; value: string; x: number; y: number }[];
  head: { x: number; y: number };
  close: { x: number; y: number };
  result: { x: number; y: number; text: string };
  top: number;
  height: number;
}

/** Sets the sums below each other, each wrapped to `width`. */
export function placeSums(
  sums: readonly Sum[],
  width: number
): { placed: PlacedSum[]; height: number; width: number } {
  let top = 0;
  let widest = 0;
  const line = 24;
  const placed = sums.map((sum) => {
    const printed = sum.terms.map((term, i) => ({
      term,
      weight: bracket(term.weight, i === 0),
      value: bracket(term.value)
    }));
    const result = formatNumber(sum.result);
    const chars = (count: number) => count * TEXT.advance;
    const items = [
      { width: chars(9), height: line },
      ...printed.map(({ weight, value }, i) => ({
        width: chars(weight.length + value.length + 1 + (i > 0 ? 2 : 0)),
        height: line,
        glue: i === 0
      })),
      { width: chars(3), height: line, glue: true },
      { width: chars(result.length), height: line, glue: true }
    ];
    const set: Flow = flow(items, width, TEXT.advance * 0.6, 0);
    const at = (i: number) => ({ x: set.places[i].x, y: top + set.places[i].y });
    const end = items.length - 1;
    const one: PlacedSum = {
      sum,
      head: at(0),
      terms: printed.map((term, i) => ({ ...term, ...at(i + 1) })),
      close: at(end - 1),
      result: { ...at(end), text: result },
      top,
      height: set.height
    };
    top += set.height + 4;
    widest = Math.max(widest, set.width);
    return one;
  });
  return { placed, height: top - 4, width: widest };
}
