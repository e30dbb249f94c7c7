import { build, countOf } from '$widgets/multilayer/network.ts';
import { parameters } from '$widgets/multilayer/params.ts';
import { probe } from '$widgets/multilayer/probe.ts';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../tests/chapter.ts';

const { defaults } = parameters;

/** Ways from one corner of a grid to the other, by the arrows themselves. */
const ways = (layers: number, steps: number): number =>
  layers === 1 || steps === 1 ? 1 : ways(layers - 1, steps) + ways(layers, steps - 1);

describe.each(chapters(import.meta.url))('chapter 11 ($lang)', ({ text, says }) => {
  test('counts the ways through a grid of 3 × 6', () => {
    says(ways(3, 6), 0);
  });

  test('reads off layer 3 what the figure shows at first', () => {
    const kept = probe(build(defaults), 7);
    const [present, before] = kept[2].map((share) => Math.round(share * 100));
    says(before, 0);
    says(present, 0);
    expect(before).toBeGreaterThan(present);
  });

  test('counts the weights of its exercises', () => {
    const lstm = countOf(build({ ...defaults, cell: 'lstm', hidden: 4, layers: 2 }), 1);
    const gru = countOf(build({ ...defaults, cell: 'gru', hidden: 3, layers: 2 }), 0);
    expect([lstm, gru]).toEqual([160, 54]);
    says(lstm, 0);
    says(gru, 0);
    expect(text).toContain('$4 + 4$');
  });
});
