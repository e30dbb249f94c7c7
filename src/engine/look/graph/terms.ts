import type { GraphEdge, GraphNode, Operation } from './graph.ts';

/** One number of the graph: an entry of a node's value or gradient, or of the share that comes back along `edge`. */
export interface Factor {
  /** Whose number; for a share the node that it comes back from, `edge.to`. */
  readonly node: GraphNode;
  readonly entry: number;
  readonly value: number;
  readonly of: 'value' | 'gradient' | 'share';
  readonly edge?: GraphEdge;
}

/** A product of numbers with a sign in front. */
export interface Term {
  readonly sign: 1 | -1;
  readonly factors: readonly Factor[];
  /** sign · the product */
  readonly value: number;
}

/** One number spelt out: result = f(Σ terms), f being what `text` names; the sum itself where it names none. */
export interface Step {
  readonly text: Operation;
  readonly terms: readonly Term[];
  readonly result: number;
}

const term = (sign: 1 | -1, factors: readonly Factor[]): Term => ({
  sign,
  factors,
  value: factors.reduce((product: number, factor) => product * factor.value, sign)
});

export const plus = (...factors: Factor[]): Term => term(1, factors);
export const minus = (...factors: Factor[]): Term => term(-1, factors);

/** Left to right, as it is read. */
export const sum = (terms: readonly number[]): number => terms.reduce((total, value) => total + value, 0);
