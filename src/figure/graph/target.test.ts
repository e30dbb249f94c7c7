import { expect, test } from 'vitest';
import { structureOf } from './structure.ts';
import { parseTarget, printTarget } from './target.ts';
import { smallGraph } from './testing.ts';

const structure = structureOf(smallGraph());

test('what is pointed at is found again by its printed name', () => {
  for (const text of ['h@2', 'weight_hh_l0[3]', 'h@1→Whh·h@2']) {
    const target = parseTarget(text, structure);
    expect(target && printTarget(target)).toBe(text);
  }
});

test('a name is forgotten where the graph has no such thing', () => {
  for (const text of ['h@9', 'weight_hh_l0[4]', 'nonsense', ''])
    expect(parseTarget(text, structure)).toBeUndefined();
});
