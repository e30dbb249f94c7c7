import type { UnrolledGraph } from './model.svelte.ts';
import type { UnrolledGraphStrings } from './strings.ts';

/** How far the passes have come, and what was done last. */
export function passInWords(model: UnrolledGraph, s: UnrolledGraphStrings): string {
  const { structure } = model;
  const { forward, backward, current } = model.progressAt(1);
  const node = structure.nodes[current];
  const name = node ? s.nodeName(node.slot, node.t) : '';
  return backward > 0
    ? s.passBackward(backward, structure.count, name)
    : s.passForward(forward, structure.count, name);
}
