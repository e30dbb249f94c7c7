export { checkEntry, type EntryCheck } from './check.ts';
export { explainForward, explainGradient, explainShare } from './explain.ts';
export type {
  Computation,
  Graph,
  GraphEdge,
  GraphInput,
  GraphNode,
  Leaf,
  Operation,
  Part,
  Role,
  TaskShape
} from './graph.ts';
export type { Factor, Step, Term } from './terms.ts';
export { unrollGraph, type UnrollOptions } from './unroll.ts';
