import type { Graph } from '$engine';
import { bars } from './bars.ts';
import type { Layout, NodePlace } from './layout.ts';
import { colourOf, quantityOf } from './names.ts';
import { gradientShare, valueShare } from './scales.ts';
import type { Progress } from './progress.ts';
import type { NodeShape, Structure } from './structure.ts';

/** A colour that occurs, once with and once without numbers printed over the bars. */
export interface BarKind {
  key: string;
  colour: string;
  q: string | undefined;
  soft: boolean;
}

/** Inputs and targets are printed in cells of their own. */
const hasBar = ({ op }: NodeShape) => op !== 'input' && op !== 'target' && op !== 'parameter';

export function barKinds(structure: Structure, layout: Layout): { kinds: BarKind[]; of: readonly number[] } {
  const found = new Map<string, number>();
  const kinds: BarKind[] = [];
  const of = structure.nodes.map((node, i) => {
    const place = layout.nodes[i];
    if (!place || !hasBar(node)) return -1;
    const soft = place.prints !== 'none';
    const colour = colourOf(node);
    const key = `${colour} ${soft}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    found.set(key, kinds.length);
    return kinds.push({ key, colour, q: quantityOf(node), soft }) - 1;
  });
  return { kinds, of };
}

export type BarPaths = ReturnType<typeof barPaths>;

/** Every bar of the nodes chosen: one path a kind for values, three for gradients. */
export function barPaths(
  graph: Graph,
  structure: Structure,
  layout: Layout,
  progress: Progress,
  { kinds, of }: ReturnType<typeof barKinds>,
  chosen: (place: NodePlace) => boolean
) {
  const values = kinds.map(() => '');
  const gradients = { soft: '', solid: '', frames: '' };
  structure.nodes.forEach((node, i) => {
    const place = layout.nodes[i];
    if (!place || !chosen(place)) return;
    const { value, gradient } = graph.nodes[i];
    if (of[i] >= 0 && progress.known(node))
      values[of[i]] += bars(value, place.value, place.rowHeight, valueShare);
    if (!place.gradient || !progress.complete(node)) return;
    const { x, y, width, height } = place.gradient;
    gradients.frames += `M${x},${y}h${width}v${height}h${-width}z`;
    gradients[place.prints === 'both' ? 'soft' : 'solid'] += bars(
      gradient,
      place.gradient,
      place.rowHeight,
      gradientShare
    );
  });
  return { values, gradients };
}

/** The zero of every bar that has no number printed over it: no line through digits. */
export const zeroLines = (layout: Layout) =>
  layout.nodes
    .flatMap((place) => {
      if (!place) return [];
      const { prints, value, gradient } = place;
      return [prints === 'none' ? value : null, prints === 'both' ? null : gradient];
    })
    .map((box) => (box ? `M${box.x + box.width / 2},${box.y}v${box.height}` : ''))
    .join('');
