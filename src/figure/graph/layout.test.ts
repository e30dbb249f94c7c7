import { expect, test } from 'vitest';
import { unrollGraph, type Graph } from '$engine';
import { graphCellNames, randomUnrolling } from '../../engine/look/graph/testing.ts';
import { layoutOf } from './layout.ts';
import { structureOf } from './structure.ts';
import { shapes, smallGraph } from './testing.ts';
import { weightsLayout } from './weights-layout.ts';

/** What of a graph has no place in its picture, or one that is not inside it. */
function misplaced(graph: Graph, width: number): string[] {
  const structure = structureOf(graph);
  const layout = layoutOf(structure, width);
  const weights = weightsLayout(structure, width);
  const nodes = structure.nodes.filter(({ op }, i) => {
    const box = layout.nodes[i]?.box;
    if (op === 'parameter') return !weights.blocks.some((block) => block.node === i);
    if (!box || box.x < 0 || box.y < 0) return true;
    return box.x + box.width > layout.width || box.y + box.height > layout.height;
  });
  const edges = structure.edges.filter(
    ({ from }, i) => (layout.routes[i] === null) !== (structure.nodes[from].op === 'parameter')
  );
  const parameters = weights.width > width ? ['weights'] : [];
  return [...[...nodes, ...edges].map(({ id }) => id), ...parameters];
}

test('every node and edge has a place, within the picture, at every width and shape', () => {
  for (const shape of shapes)
    for (const cell of ['rnn', 'lstm'] as const)
      for (const [units, steps] of [
        [1, 2],
        [4, 12]
      ])
        for (const width of [280, 640, 960, 1400])
          expect(misplaced(smallGraph({ shape, cell, units, steps, head: 'relu' }), width)).toEqual([]);
});

test('so has every node of a network with biases, with several inputs and outputs', () => {
  for (const shape of shapes)
    for (const cell of graphCellNames)
      for (let seed = 0; seed < 8; seed++)
        expect(misplaced(unrollGraph(randomUnrolling(shape, cell, seed)), 960)).toEqual([]);
});

test('no two nodes stand on each other', () => {
  for (const cell of ['rnn', 'lstm'] as const)
    for (const units of [1, 2, 3, 4])
      for (const width of [280, 700, 900, 1100, 1400]) {
        const structure = structureOf(smallGraph({ cell, units, head: 'relu' }));
        const places = layoutOf(structure, width).nodes.flatMap((place, i) =>
          place ? [{ id: structure.nodes[i].id, ...place.box }] : []
        );
        const touching = places.filter((a) =>
          places.some(
            (b) =>
              a !== b &&
              a.x < b.x + b.width &&
              b.x < a.x + a.width &&
              a.y < b.y + b.height &&
              b.y < a.y + a.height
          )
        );
        expect(touching, `at ${width} px, ${units} units`).toEqual([]);
      }
});
