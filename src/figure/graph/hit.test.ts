import { expect, test } from 'vitest';
import { targetAt } from './hit.ts';
import { layoutOf } from './layout.ts';
import { structureOf } from './structure.ts';
import { smallGraph } from './testing.ts';

const structure = structureOf(smallGraph());
const layout = layoutOf(structure, 960);
const at = (x: number, y: number) => targetAt([x, y], structure, layout, layout.routes);
const boxOf = (id: string) => {
  const place = layout.nodes[structure.index.get(id) ?? -1];
  if (!place) throw new Error(`${id} has no place.`);
  return place;
};

test('a point in a node is that node, and in one of several rows that row', () => {
  const { box, value, rowHeight } = boxOf('h@2');
  const x = box.x + box.width / 2;
  expect(at(x, value.y + rowHeight / 2)).toEqual({ kind: 'node', id: 'h@2', entry: 0 });
  expect(at(x, value.y + rowHeight * 1.5)).toEqual({ kind: 'node', id: 'h@2', entry: 1 });
  const single = boxOf('y@2').box;
  expect(at(single.x + 1, single.y + 1)).toEqual({ kind: 'node', id: 'y@2' });
});

test('a point a little beside a node is still that node, without a row', () => {
  const { box } = boxOf('h@2');
  expect(at(box.x + box.width / 2, box.y - 3)).toEqual({ kind: 'node', id: 'h@2' });
});

test('a point on a curve between two nodes is that edge, and far from everything is nothing', () => {
  const id = 'h@1→Whh·h@2';
  const points = layout.routes[structure.edgeIndex.get(id) ?? -1]?.points ?? [];
  const [x, y] = points[Math.floor(points.length / 2)];
  expect(at(x, y + 1)).toEqual({ kind: 'edge', id });
  expect(at(-100, -100)).toBeUndefined();
});
