/** One step of a sequence, as it is drawn: whatever is not there is left out. */
export interface Step {
  /** What is read, as it is printed. */
  x?: string;
  /** The state that comes of it. */
  h: readonly number[];
  /** The answer, as it is printed. */
  y?: string;
  /** Of an answer that is judged. */
  right?: boolean;
  /** Numbers on the edges that lead to the state: what the input adds to it, and what the state before does. */
  fromX?: readonly number[];
  fromH?: readonly number[];
}

/** A box of weights, and the steps that use it, from 0, both ends included. */
export interface WeightBox {
  letter: string;
  /** In words, for whom it is not seen. */
  name: string;
  from: number;
  to: number;
  /** There are no weights that have learned this step. */
  missing?: boolean;
}

export interface UnrollWords {
  /** Beside the handle, while nothing is pulled. */
  pull: string;
  /** The handle, and where it stands. */
  handle: string;
  pulled: (copies: number, of: number) => string;
  /** Of an input that can be changed. */
  input: (step: number, x: string) => string;
}
