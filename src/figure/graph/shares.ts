import type { GraphEdge, GraphNode } from '$engine';

/** What every use of a shared number adds to its gradient. */
export interface Shares {
  list: readonly { edge: GraphEdge; t: number; share: number }[];
  total: number;
  /** Σ |share|: what the total would be if no share had another's opposite sign. */
  absolute: number;
  /** Of the whole matrix: the norm of the sum, and the sum of the norms, which is larger or equal. */
  norm: number;
  norms: number;
}

function norm(values: ArrayLike<number>): number {
  let squares = 0;
  for (let k = 0; k < values.length; k++) squares += values[k] ** 2;
  return Math.sqrt(squares);
}

/** One entry of a parameter, use by use in the order of time. */
export function sharesOf(node: GraphNode, entry: number): Shares {
  const list = node.outputs.map((edge) => ({ edge, t: edge.to.t, share: edge.gradient[entry] }));
  return {
    list,
    total: node.gradient[entry],
    absolute: list.reduce((sum, { share }) => sum + Math.abs(share), 0),
    norm: norm(node.gradient),
    norms: node.outputs.reduce((sum, { gradient }) => sum + norm(gradient), 0)
  };
}
