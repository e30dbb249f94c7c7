import { sizeOf, type Structure } from './structure.ts';

/** Something in the picture that can be pointed at: a node, one entry of it, or an edge. */
export type Target = { kind: 'node'; id: string; entry?: number } | { kind: 'edge'; id: string };

/** `h@3`, `weight_hh_l0[2]` or `h@2→Whh·h@3`. */
export const printTarget = (target: Target): string =>
  target.kind === 'node' && target.entry !== undefined ? `${target.id}[${target.entry}]` : target.id;

/** Undefined for what this graph does not have. */
export function parseTarget(text: string, structure: Structure): Target | undefined {
  if (structure.edgeIndex.has(text)) return { kind: 'edge', id: text };
  const [, id = text, entry] = /^(.*)\[(\d{1,3})\]$/.exec(text) ?? [];
  const node = structure.nodes[structure.index.get(id) ?? -1];
  if (!node) return undefined;
  if (entry === undefined) return { kind: 'node', id };
  return Number(entry) < sizeOf(node) ? { kind: 'node', id, entry: Number(entry) } : undefined;
}

/** Whether two are the same thing. */
export const sameTarget = (a: Target | undefined, b: Target | undefined) =>
  (a && printTarget(a)) === (b && printTarget(b));
