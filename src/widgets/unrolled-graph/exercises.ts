import { explainShare, Rng, unrollGraph, type Graph, type GraphInput, type GraphNode } from '$engine';
import { sharesOf, type Shares } from '$figure/graph/shares.ts';

const TOLERANCE = 0.01;

/** What a typed sum is, and if it is wrong, by which mistake. */
export type SumVerdict = 'right' | 'absolute' | 'one' | 'norm' | 'sign' | 'mean' | 'other';

export function judgeSum(answer: number, { list, total, absolute }: Shares): SumVerdict {
  const near = (value: number) => Math.abs(answer - value) <= TOLERANCE;
  if (near(total)) return 'right';
  if (near(absolute)) return 'absolute';
  if (near(-total)) return 'sign';
  if (near(total / list.length)) return 'mean';
  if (near(Math.hypot(...list.map(({ share }) => share)))) return 'norm';
  return list.some(({ share }) => near(share)) ? 'one' : 'other';
}

/**
 * The edge that the exercise leaves out of the backward pass: one of several that leave a state, with a share large
 * enough to be missed.
 */
export function missingEdge(graph: Graph, seed: number): string {
  const size = (values: Float64Array) => Math.max(...Array.from(values, Math.abs));
  const edges = graph.nodes
    .filter(({ op, outputs }) => op !== 'parameter' && op !== 'input' && outputs.length > 1)
    .flatMap(({ outputs }) => outputs)
    .sort((a, b) => size(b.gradient) - size(a.gradient));
  const large = edges.filter(({ gradient }) => size(gradient) >= 0.05);
  // Where nothing has a large share, the largest has to do.
  const from = large.length > 0 ? large : edges.slice(0, 1);
  const found = from.length > 0 ? from[new Rng(seed).int(from.length)] : graph.order[0].inputs[0];
  return found.id;
}

/**
 * The faulty pass of the exercise: one edge's share is left out where it should have been added. The edge still shows
 * the share that it would bring; else the picture would give the answer away.
 */
export function withoutEdge(input: GraphInput, left: string): Graph {
  const graph = unrollGraph(input, { without: left });
  const edge = graph.nodes.flatMap(({ outputs }) => outputs).find(({ id }) => id === left);
  edge?.gradient.forEach((_, k) => (edge.gradient[k] = explainShare(edge, k).result));
  return graph;
}

/** Largest difference between a node's gradient and the sum of what comes back to it. */
export function imbalance({ gradient, outputs }: GraphNode): number {
  if (outputs.length === 0) return 0;
  return Math.max(
    ...Array.from(gradient, (d, k) => Math.abs(d - outputs.reduce((sum, edge) => sum + edge.gradient[k], 0)))
  );
}

export interface EdgeVerdict {
  right: boolean;
  /** The node whose gradient is to be compared with what comes back to it. */
  node: GraphNode;
  /** Whether that gradient is the sum. */
  balanced: boolean;
}

export function verdictOnEdge(graph: Graph, guess: string, left: string): EdgeVerdict | undefined {
  for (const node of graph.nodes)
    for (const edge of node.outputs)
      if (edge.id === guess) return { right: guess === left, node, balanced: imbalance(node) < 1e-9 };
  return undefined;
}

export interface Cancelling {
  node: GraphNode;
  entry: number;
  total: number;
  absolute: number;
  solved: boolean;
}

/** The entry of a weight matrix whose shares cancel best: total nearest to 0 among those with shares worth the name. */
export function bestCancelling(graph: Graph): Cancelling | undefined {
  let best: Cancelling | undefined;
  for (const node of graph.nodes) {
    if (node.op !== 'parameter' || node.outputs.length < 2) continue;
    for (let entry = 0; entry < node.value.length; entry++) {
      const { total, absolute } = sharesOf(node, entry);
      if (absolute <= 0.5 || (best && Math.abs(best.total) <= Math.abs(total))) continue;
      best = { node, entry, total, absolute, solved: Math.abs(total) < TOLERANCE };
    }
  }
  return best;
}
