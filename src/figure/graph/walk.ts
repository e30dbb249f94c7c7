import type { Structure } from './structure.ts';

/**
 * Where a key leads from a node: right to a use of it, the one furthest in time first; left to an operand, a computed
 * one before a given one; up and down to the node before and after it in its step. Undefined where the key says nothing.
 *
 * @param at and the answer are indices among the structure's nodes
 */
export function walked({ nodes, edges, count }: Structure, at: number, key: string): number | undefined {
  const node = nodes[at];
  const best = (candidates: readonly number[], order: (node: number) => number) =>
    candidates.length > 0 ? candidates.reduce((a, b) => (order(b) > order(a) ? b : a)) : at;
  const siblings = () => nodes.flatMap(({ t }, i) => (t === node.t ? [i] : []));
  const beside = (by: number) => {
    const list = siblings();
    return list[Math.min(list.length - 1, Math.max(0, list.indexOf(at) + by))];
  };
  switch (key) {
    case 'ArrowRight':
      return best(
        node.outputs.map((edge) => edges[edge].to),
        // A parameter leads to its first use, everything else onward in time.
        (to) => (node.op === 'parameter' ? -to : nodes[to].t)
      );
    case 'ArrowLeft':
      return best(
        node.inputs.map((edge) => edges[edge].from),
        (from) => nodes[from].rank * nodes.length + (nodes[from].op === 'parameter' ? -nodes.length : from)
      );
    case 'ArrowUp':
      return beside(-1);
    case 'ArrowDown':
      return beside(1);
    case 'Home':
      return nodes.length - count;
    case 'End':
      return nodes.length - 1;
    default:
      return undefined;
  }
}
