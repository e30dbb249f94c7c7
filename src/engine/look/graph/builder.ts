import type { Computation, GraphEdge, GraphNode, Leaf, Part, Role } from './graph.ts';
import { rules } from './operations.ts';

/** Where a node stands, and what it is called in the book. */
export interface Place {
  readonly part: Part;
  readonly t: number;
  readonly role: Role;
}

/** What the engine has computed already; the rest follows from the neighbours. */
export interface Known {
  readonly value?: Float64Array;
  readonly gradient?: Float64Array;
}

/** Doubles in a block: the numbers of a 12-step LSTM of 4 units take two. */
const BLOCK = 4096;

/** Its name is made when it is asked for: a drag makes hundreds of edges a frame, and asks for few. */
class Edge implements GraphEdge {
  constructor(
    readonly from: GraphNode,
    readonly to: GraphNode,
    readonly operand: number,
    readonly gradient: Float64Array
  ) {}

  get id() {
    return `${this.from.id}→${this.to.id}`;
  }
}

/** Collects nodes in the order of computation, then hands the gradient back through them. */
export class Builder {
  readonly leaves: GraphNode[] = [];
  readonly order: GraphNode[] = [];
  readonly byId = new Map<string, GraphNode>();
  readonly #derived = new Set<GraphNode>();
  #block = new Float64Array(BLOCK);
  #used = 0;

  /** @param derive whether every gradient is to follow from the shares, whatever the engine says */
  constructor(readonly derive: boolean) {}

  /** @param gradient the engine's; without it the sum of the shares */
  leaf(
    id: string,
    op: Leaf,
    place: Place,
    shape: GraphNode['shape'],
    value: Float64Array,
    gradient?: Float64Array
  ): GraphNode {
    const node = this.#node(id, op, place, shape, 0, value, gradient);
    this.leaves.push(node);
    return node;
  }

  /** An operation on `operands`; its value follows at once where it is not known. @param rows default: the first operand's */
  compute(
    id: string,
    op: Computation,
    place: Place,
    operands: readonly GraphNode[],
    known: Known = {},
    rows = operands[0].shape[0],
    offset = 0
  ): GraphNode {
    const value = known.value ?? this.#zeros(rows);
    const node = this.#node(id, op, place, [rows, 1], offset, value, known.gradient);
    for (let operand = 0; operand < operands.length; operand++) {
      const from = operands[operand];
      const gradient = this.#zeros(from.value.length);
      const edge = new Edge(from, node, operand, gradient);
      node.inputs.push(edge);
      from.outputs.push(edge);
    }
    if (!known.value) rules[op].forward(node);
    this.order.push(node);
    return node;
  }

  /** From the last node, whose gradient is 1, to the leaves. @param without an edge along which nothing comes back */
  backward(without?: string): void {
    for (let k = this.order.length - 1; k >= 0; k--) {
      const node = this.order[k];
      if (k === this.order.length - 1) node.gradient.fill(1);
      else if (this.#derived.has(node)) addShares(node);
      const rule = rules[node.op as Computation];
      for (const edge of node.inputs) if (without === undefined || edge.id !== without) rule.share(edge);
    }
    for (const leaf of this.leaves) if (this.#derived.has(leaf)) addShares(leaf);
  }

  /** A part of a large block: a graph has hundreds of small buffers, and is made anew with every frame of a drag. */
  #zeros(length: number): Float64Array {
    if (this.#used + length > this.#block.length) {
      this.#block = new Float64Array(Math.max(BLOCK, length));
      this.#used = 0;
    }
    return this.#block.subarray(this.#used, (this.#used += length));
  }

  #node(
    id: string,
    op: GraphNode['op'],
    { part, t, role }: Place,
    shape: GraphNode['shape'],
    offset: number,
    value: Float64Array,
    known: Float64Array | undefined
  ): GraphNode {
    const gradient = known && !this.derive ? known : this.#zeros(value.length);
    const node = { id, op, part, t, role, shape, offset, value, gradient, inputs: [], outputs: [] };
    if (gradient !== known) this.#derived.add(node);
    this.byId.set(id, node);
    return node;
  }
}

function addShares({ gradient, outputs }: GraphNode): void {
  for (const { gradient: share } of outputs)
    for (let k = 0; k < gradient.length; k++) gradient[k] += share[k];
}
