/** `generate`: each answer is the next input. */
export const uses = ['train', 'generate'] as const;
export type Use = (typeof uses)[number];

/**
 * What reads the sequence: a recurrent layer, one layer of attention, or the same attention that keeps no keys and
 * values and makes them anew for every token that it generates.
 */
export const readers = ['recurrent', 'attention', 'uncached'] as const;
export type Reader = (typeof readers)[number];

export const costCells = ['rnn', 'gru', 'lstm'] as const;
type CostCell = (typeof costCells)[number];

/** One of them, `width` numbers wide inside and out, over T steps. */
export interface Case {
  reader: Reader;
  /** Of the recurrent layer. */
  cell: CostCell;
  width: number;
  T: number;
  use: Use;
}

/** Matrices of width × width that a step of a recurrent layer multiplies by, beside as many for its input. */
const GATES: Readonly<Record<CostCell, number>> = { rnn: 1, gru: 3, lstm: 4 };
/** Vectors that the engine keeps of every step for the way back: the input, the state, gates, and what else the cell has. */
const KEPT: Readonly<Record<CostCell, number>> = { rnn: 3, gru: 6, lstm: 8 };

/** Pairs of a step with itself and each before it. */
const pairs = (T: number) => (T * (T + 1)) / 2;

/**
 * Multiplications in all products of matrices and vectors; what is done number by number (tanh, exp, sums of vectors)
 * is not counted. The way back takes two products for each one of the way there.
 */
export function work({ reader, cell, width: d, T, use }: Case): number {
  const ways = use === 'train' ? 3 : 1;
  if (reader === 'recurrent') return ways * 2 * GATES[cell] * d * d * T;
  const whole = (steps: number) => 4 * d * d * steps + 2 * d * pairs(steps);
  if (reader === 'attention' || use === 'train') return ways * whole(T);
  // Σ over t of whole(t): Σ t is T(T+1)/2, and Σ t(t+1)/2 is T(T+1)(T+2)/6.
  return 4 * d * d * pairs(T) + (d * T * (T + 1) * (T + 2)) / 3;
}

/**
 * The longest chain of operations of which each waits for the one before. A product is one of them, however large; so
 * is whatever is done entry by entry, or row by row, between two products. The loss is left out.
 */
export function depth({ reader, T, use }: Case): number {
  // A step: the product with the state, then everything up to the next state; back, the same two in the other order.
  if (reader === 'recurrent') return (use === 'train' ? 4 : 2) * T;
  // Queries, keys and values; scores; softmax; mix; answer. And as many back.
  return use === 'train' ? 10 : 5 * T;
}

/** Numbers kept: for the way back in training, for the next token in generating. Weights are not among them. */
export function memory({ reader, cell, width: d, T, use }: Case): number {
  if (use === 'generate') {
    if (reader === 'recurrent') return cell === 'lstm' ? 2 * d : d;
    return (reader === 'attention' ? 2 : 1) * d * T;
  }
  // Input, queries, keys, values and mixes; and a weight for every pair.
  return reader === 'recurrent' ? KEPT[cell] * d * T : 5 * d * T + pairs(T);
}

/** Weights that are learned, biases left out: the same whatever the length. */
export const weights = ({ reader, cell, width: d }: Pick<Case, 'reader' | 'cell' | 'width'>): number =>
  (reader === 'recurrent' ? 2 * GATES[cell] : 4) * d * d;
