import { flow } from '../flow.ts';
import { formatNumber } from '../format.ts';

/** One product of a sum, as it is printed: weight · value. */
export interface Term {
  weight: number;
  value: number;
  /** The quantity that the weight is multiplied with. */
  of: string;
  /** Its place in the order in which a step is computed. */
  order: number;
}

/** What a unit is: a function of a sum of products. */
export interface Sum {
  /** Its letter and quantity, and its index. */
  q: string;
  sub: string;
  terms: readonly Term[];
  result: number;
}

/** Pixels from one letter to the next. */
export const ADVANCE = 8.4;
const LINE = 24;
const GAP = 4;

interface At {
  x: number;
  y: number;
}

export interface PlacedSum {
  sum: Sum;
  terms: ({ term: Term; weight: string; value: string } & At)[];
  head: At;
  close: At;
  result: { text: string } & At;
}

const bracket = (value: number, first: boolean) => {
  const printed = formatNumber(value);
  return value < 0 && !first ? `(${printed})` : printed;
};

/**
 * Sets sums below each other, each wrapped to `width`.
 *
 * @param through the function's name
 */
export function placeSums(
  sums: readonly Sum[],
  through: string,
  width: number
): { placed: PlacedSum[]; height: number } {
  const item = (characters: number, glue: boolean) => ({ width: characters * ADVANCE, height: LINE, glue });
  let top = 0;
  const placed = sums.map((sum): PlacedSum => {
    const printed = sum.terms.map((term, i) => ({
      term,
      weight: bracket(term.weight, i === 0),
      value: bracket(term.value, false)
    }));
    const text = formatNumber(sum.result);
    const items = [
      item(through.length + 5, false),
      ...printed.map(({ weight, value }, i) =>
        item(weight.length + value.length + 1 + (i > 0 ? 2 : 0), i === 0)
      ),
      item(3, true),
      item(text.length, true)
    ];
    const { places, height } = flow(items, width, ADVANCE * 0.6, 0);
    const [head, ...rest] = places.map(({ x, y }) => ({ x, y: top + y }));
    top += height + GAP;
    return {
      sum,
      head,
      terms: printed.map((term, i) => ({ ...term, ...rest[i] })),
      close: rest[printed.length],
      result: { text, ...rest[printed.length + 1] }
    };
  });
  return { placed, height: top - GAP };
}
