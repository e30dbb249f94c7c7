import { distanceToBox, distanceToLine, nearest, type Point, type Route } from './geometry.ts';
import type { Layout } from './layout.ts';
import { sizeOf, type Structure } from './structure.ts';
import type { Target } from './target.ts';

/** How far a pointer may be off, in pixels. */
const NODE = 4;
const EDGE = 9;
/** A thin feed gives way to an edge beside it. */
const FEED = 4;

/** What stands at a point of the picture: a node, the row of it that was hit, or an edge near by. */
export function targetAt(
  point: Point,
  { nodes, edges }: Structure,
  layout: Layout,
  routes: readonly (Route | null)[]
): Target | undefined {
  const at = nearest(
    nodes.length,
    (i) => {
      const place = layout.nodes[i];
      return place ? distanceToBox(point, place.box) : Infinity;
    },
    NODE
  );
  const place = layout.nodes[at];
  if (place) {
    const { id } = nodes[at];
    const rows = sizeOf(nodes[at]);
    const row = Math.floor((point[1] - place.value.y) / place.rowHeight);
    return rows > 1 && row >= 0 && row < rows ? { kind: 'node', id, entry: row } : { kind: 'node', id };
  }
  const edge = nearest(
    routes.length,
    (i) => {
      const route = routes[i];
      return route ? distanceToLine(point, route.points) + (layout.routes[i] ? 0 : FEED) : Infinity;
    },
    EDGE
  );
  return edge >= 0 ? { kind: 'edge', id: edges[edge].id } : undefined;
}
