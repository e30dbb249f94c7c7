import type { Network } from '../../core/network.ts';

/**
 * How a sequence is turned into answers: one at every step; one at the last; an input at the first step alone and an
 * answer at every one; or a network that only reads, whose last state starts another that only answers.
 */
export type TaskShape = 'many-to-many' | 'many-to-one' | 'one-to-many' | 'encoder-decoder';

/** What is given: inputs, targets, parameters and initial states. */
export type Leaf = 'input' | 'target' | 'parameter' | 'state';

/** What is computed. `slice`: one gate's rows of the stacked sum; `squared-error`: ½‖y − target‖². */
export type Computation =
  'matvec' | 'add' | 'multiply' | 'tanh' | 'relu' | 'sigmoid' | 'slice' | 'squared-error' | 'sum';

export type Operation = Leaf | Computation;

/** Which half of an encoder–decoder; 'encoder' in the other shapes. */
export type Part = 'encoder' | 'decoder';

/** What a node is in the book's notation; `a` is a sum before its nonlinearity, `term` a product or inner sum. */
export type Role =
  | 'x'
  | 'h'
  | 'c'
  | 'y'
  | 'target'
  | 'loss'
  | 'Whh'
  | 'Wxh'
  | 'Why'
  | 'bias'
  | 'a'
  | 'i'
  | 'f'
  | 'o'
  | 'g'
  | 'term';

/** One operation, or one thing given, with its value and the derivative of the loss with respect to it. */
export interface GraphNode {
  /** Readable, and the same whenever the same network is unrolled: 'h@3', 'Whh·h@3', 'weight_hh_l0', 'decoder/h@5', 'L'. */
  readonly id: string;
  readonly op: Operation;
  readonly part: Part;
  /** The step, counted from 1 through the whole picture; 0 for initial states, −1 for parameters and L. */
  readonly t: number;
  readonly role: Role;
  /** Rows and columns; a vector has one column. */
  readonly shape: readonly [rows: number, columns: number];
  /** Of a slice, the first row that it takes of its operand; else 0. */
  readonly offset: number;
  /** Row-major. */
  readonly value: Float64Array;
  /** dL/d(value), row-major. */
  readonly gradient: Float64Array;
  /** From the operands, in their order. */
  readonly inputs: GraphEdge[];
  /** To every use. */
  readonly outputs: GraphEdge[];
}

/** One use of a node by an operation. */
export interface GraphEdge {
  /** 'h@2→Whh·h@3' */
  readonly id: string;
  readonly from: GraphNode;
  readonly to: GraphNode;
  /** Which operand of `to`, from 0. */
  readonly operand: number;
  /** The share of `from.gradient` that comes back along this edge, in the shape of `from`; all shares add up to it. */
  readonly gradient: Float64Array;
}

/** Everything that one forward and one backward pass computed, operation by operation. */
export interface Graph {
  readonly shape: TaskShape;
  readonly cell: 'rnn' | 'lstm';
  /** All steps, the encoder's and the decoder's together. */
  readonly steps: number;
  /** What is given first (parameters, initial states, inputs, targets), then in the order of computation. */
  readonly nodes: readonly GraphNode[];
  /** What is computed, in the order of the forward pass: every operand stands before its uses. */
  readonly order: readonly GraphNode[];
  readonly loss: number;
  readonly byId: ReadonlyMap<string, GraphNode>;
  readonly net: Network;
  readonly decoder: Network | null;
}

/** What is unrolled: L = Σ_t ½‖y_t − target_t‖² over the steps that have a target. */
export interface GraphInput {
  readonly shape: TaskShape;
  /** rnn or lstm, float64, one layer, with a head (an encoder needs none). */
  readonly net: Network;
  /** Encoder–decoder only: another network of the same cell and hidden size, with a head; it reads nothing. */
  readonly decoder?: Network;
  /** One row of `inputSize` numbers for each step that reads: all; the first alone (one-to-many); the encoder's. */
  readonly x: readonly (readonly number[])[];
  /** One row of `outputSize` numbers for each step that answers: all; the last alone (many-to-one); the decoder's. */
  readonly targets: readonly (readonly number[])[];
  /** All steps; for an encoder–decoder the rows of x and of targets together. */
  readonly steps: number;
  /** Initial states, H numbers each. Default 0. */
  readonly h0?: readonly number[];
  readonly c0?: readonly number[];
}
