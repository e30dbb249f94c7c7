import type { Graph } from '$engine';
import { bars } from './bars.ts';
import type { Box } from './geometry.ts';
import type { Progress } from './progress.ts';
import { gradientShare } from './scales.ts';
import type { Structure } from './structure.ts';
import { entriesOf, type WeightsLayout } from './weights-layout.ts';

const THICK = 5;

/** A parameter whose gradient is coming back, and where the sum of each of its entries is drawn. */
export interface RunningSums {
  node: number;
  /** Along which of the node's outputs a share has come back. */
  taken: readonly number[];
  places: readonly { entry: number; box: Box }[];
}

/** Everything about the running sums that stays as it is while a weight is dragged. */
export function runningSums(
  { nodes, edges }: Structure,
  layout: WeightsLayout,
  progress: Progress
): RunningSums[] {
  const { width, height } = layout.cell;
  return layout.blocks.flatMap((block) => {
    const taken = nodes[block.node].outputs.flatMap((edge, k) =>
      progress.taken(nodes[edges[edge].to]) ? [k] : []
    );
    if (taken.length === 0) return [];
    const places = entriesOf(block, layout.cell).map(({ entry, x, y }) => ({
      entry,
      box: { x: x + 3, y: y + height - 7, width: width - 6, height: THICK }
    }));
    return [{ node: block.node, taken, places }];
  });
}

/** The part of every gradient that has come back by now, as one path of bars. */
export function sumBars({ nodes }: Graph, sums: readonly RunningSums[]): string {
  let d = '';
  for (const { node, taken, places } of sums) {
    const shares = taken.map((k) => nodes[node].outputs[k].gradient);
    for (const { entry, box } of places) {
      const sum = shares.reduce((sum, share) => sum + share[entry], 0);
      d += bars([sum], box, THICK, gradientShare);
    }
  }
  return d;
}
