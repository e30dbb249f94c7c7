import { formatNumber } from '$figure/format.ts';
import type { UnrolledGraph } from './model.svelte.ts';
import type { UnrolledGraphStrings } from './strings.ts';
import type { Progress } from './structure.ts';

/** Numbers as they are read out. */
export const listed = (values: ArrayLike<number>) => Array.from(values, formatNumber).join(', ');

/** A node with its numbers, as far as they are known, for those who hear the graph. */
export function nodeWords(
  model: UnrolledGraph,
  i: number,
  progress: Progress,
  s: UnrolledGraphStrings,
  entry?: number
): string {
  const shape = model.structure.nodes[i];
  const { value, gradient } = model.graph.nodes[i];
  const name = s.long(shape.slot, shape.t);
  const hidden = model.hidesTotal && shape.op === 'parameter';
  const complete = progress.complete(shape) && !hidden;
  if (entry !== undefined)
    return s.node(
      `${name} [${Math.floor(entry / shape.columns) + 1}, ${(entry % shape.columns) + 1}]`,
      progress.known(shape) ? formatNumber(value[entry]) : undefined,
      complete ? formatNumber(gradient[entry]) : undefined
    );
  return s.node(
    name,
    progress.known(shape) ? listed(value) : undefined,
    complete ? listed(gradient) : undefined
  );
}
