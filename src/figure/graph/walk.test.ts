import { expect, test } from 'vitest';
import { structureOf } from './structure.ts';
import { smallGraph } from './testing.ts';
import { walked } from './walk.ts';

test('arrow keys reach every node from the first that is computed, and never leave the graph', () => {
  const structure = structureOf(smallGraph({ cell: 'lstm', steps: 3 }));
  const reached = new Set<number>();
  const open = [structure.nodes.length - structure.count];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End']) {
      const next = walked(structure, at, key);
      expect(structure.nodes[next ?? -1]).toBeDefined();
      if (next !== undefined) open.push(next);
    }
  }
  expect(reached.size).toBe(structure.nodes.length);
});

test('right leads onward in time and left back along the computation', () => {
  const structure = structureOf(smallGraph());
  const go = (from: string, key: string) =>
    structure.nodes[walked(structure, structure.index.get(from) ?? -1, key) ?? -1]?.id;
  expect(go('h@1', 'ArrowRight')).toBe('Whh·h@2');
  expect(go('Whh·h@2', 'ArrowLeft')).toBe('h@1');
  expect(go('weight_hh_l0', 'ArrowRight')).toBe('Whh·h@1');
  expect(go('h@1', 'ArrowDown')).toBe('y@1');
  expect(go('h@1', 'End')).toBe('L');
});
