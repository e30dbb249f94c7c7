import type { Graph, GraphNode } from '$engine';

/** What a graph looks like whatever its numbers are: nothing here changes while a weight is dragged. */
export interface Structure {
  nodes: readonly NodeShape[];
  edges: readonly EdgeShape[];
  /** How many operations are computed. */
  count: number;
  index: ReadonlyMap<string, number>;
  edgeIndex: ReadonlyMap<string, number>;
  /** Ends of the groups that `by: step` shows at once, as numbers of operations done: 0 first, `count` last. */
  groups: readonly number[];
  steps: number;
  /** Length of a state. */
  units: number;
  cell: Graph['cell'];
  /** The first step of the decoder; undefined without one. */
  decoderFrom: number | undefined;
}

export interface NodeShape {
  id: string;
  op: GraphNode['op'];
  role: GraphNode['role'];
  part: GraphNode['part'];
  t: number;
  rows: number;
  columns: number;
  /** Place in the order of computation; −1 for what is given. */
  rank: number;
  /** The rank of the first operation that uses it: its gradient is complete once that one is taken backward. */
  firstUse: number;
  inputs: readonly number[];
  outputs: readonly number[];
  /** The id without step and part: where in a step's drawing the node stands. */
  slot: string;
}

export interface EdgeShape {
  id: string;
  from: number;
  to: number;
  operand: number;
}

/** How many numbers a node holds. */
export const sizeOf = ({ rows, columns }: NodeShape) => rows * columns;

const slotOf = (id: string) => id.replace(/^decoder\//, '').replace(/@\d+$/, '');

export function structureOf(graph: Graph): Structure {
  const index = new Map(graph.nodes.map(({ id }, i) => [id, i]));
  const at = (id: string) => index.get(id) ?? -1;
  const rank = new Map(graph.order.map(({ id }, i) => [id, i]));
  const edges = graph.nodes.flatMap((node) =>
    node.inputs.map(({ id, from, to, operand }) => ({ id, from: at(from.id), to: at(to.id), operand }))
  );
  const edgeIndex = new Map(edges.map(({ id }, i) => [id, i]));
  const edgeAt = (id: string) => edgeIndex.get(id) ?? -1;
  const nodes = graph.nodes.map((node): NodeShape => ({
    id: node.id,
    op: node.op,
    role: node.role,
    part: node.part,
    t: node.t,
    rows: node.shape[0],
    columns: node.shape[1],
    rank: rank.get(node.id) ?? -1,
    firstUse: Math.min(...node.outputs.map(({ to }) => rank.get(to.id) ?? -1), graph.order.length - 1),
    inputs: node.inputs.map(({ id }) => edgeAt(id)),
    outputs: node.outputs.map(({ id }) => edgeAt(id)),
    slot: slotOf(node.id)
  }));
  const groups = [0];
  graph.order.forEach((node, i) => {
    if (i > 0 && node.t !== graph.order[i - 1].t) groups.push(i);
  });
  groups.push(graph.order.length);
  return {
    nodes,
    edges,
    count: graph.order.length,
    index,
    edgeIndex,
    groups,
    steps: graph.steps,
    units: nodes.find(({ role }) => role === 'h')?.rows ?? 0,
    cell: graph.cell,
    decoderFrom: graph.nodes.find(({ part, t }) => part === 'decoder' && t > 0)?.t
  };
}
