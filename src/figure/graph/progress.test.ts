import { expect, test } from 'vitest';
import { Progress } from './progress.ts';
import { structureOf } from './structure.ts';
import { smallGraph } from './testing.ts';

test('a gradient is complete only when every operation that uses the node has been taken backward', () => {
  const structure = structureOf(smallGraph({ steps: 3 }));
  const h2 = structure.nodes[structure.index.get('h@2') ?? -1];
  const uses = h2.outputs.map((edge) => structure.nodes[structure.edges[edge].to]);
  for (let front = structure.count; front <= 2 * structure.count; front++) {
    const progress = new Progress(structure, front);
    expect(progress.complete(h2)).toBe(front > structure.count && uses.every((use) => progress.taken(use)));
  }
});
