import type { NodeShape, Structure } from './structure.ts';

/**
 * How far both passes have come: `front` operations done of 2 · `count`, the first half computed forward, the second
 * taken backward, last operation first.
 */
export class Progress {
  readonly forward: number;
  readonly backward: number;

  constructor(
    readonly structure: Structure,
    readonly front: number
  ) {
    this.forward = Math.min(front, structure.count);
    this.backward = Math.max(0, front - structure.count);
  }

  /** Whether a node's value is there. */
  known(node: NodeShape): boolean {
    return node.rank < this.forward;
  }
  /** Whether the operation has been taken backward: the shares along its inputs are there. */
  taken(node: NodeShape): boolean {
    return node.rank >= 0 && node.rank >= this.structure.count - this.backward;
  }
  /** Whether every share of a node's gradient has come back. */
  complete(node: NodeShape): boolean {
    return this.backward > 0 && node.firstUse >= this.structure.count - this.backward;
  }
  /** Whether some share has. */
  begun(node: NodeShape): boolean {
    return node.outputs.some((edge) => this.taken(this.structure.nodes[this.structure.edges[edge].to]));
  }
  /** The index among all nodes of the operation done last; −1 before the first. */
  get current(): number {
    const { nodes, count } = this.structure;
    const rank = this.backward > 0 ? count - this.backward : this.forward - 1;
    return rank < 0 ? -1 : nodes.length - count + rank;
  }
}
