import { readFileSync } from 'node:fs';
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

  test('says what a hundred draws keep', () => {
    const draws = Array.from({ length: 100 }, (_, i) => probe(build({ ...defaults, seed: i + 1 }), 7));
    for (const layer of [0, 1, 2])
      says(
        draws.reduce((sum, kept) => sum + kept[layer].reduce((all, share) => all + share, 0) / 100, 0),
        2
      );
    says(draws.filter((kept) => kept[2][1] > kept[2][0]).length, 0);
    expect(Math.round((100 * defaults.hidden) / 400)).toBe(1);
  });

  test('quotes its study as the repository has it', () => {
    const page = new URL('../../docs/decisions/what-a-second-layer-adds.md', import.meta.url);
    const rows = readFileSync(page, 'utf8')
      .split('\n')
      .filter((line) => /^\| (tanh|LSTM)/.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows).toHaveLength(12);
    const quoted = text.split('\n').filter((line) => /^\| (tanh|LSTM)/.test(line));
    // Two rows of the study, one a rate, are one of the chapter's.
    for (let k = 0; k < 6; k++) {
      const numbers = [rows[2 * k], rows[2 * k + 1]].flatMap(([, , , , delay, parity]) => {
        expect(delay).toMatch(/^20 of 20 /);
        const [, learned, median] = /^(\d+) of 20 \(([\d.]+),/.exec(parity) ?? [];
        return [learned, median];
      });
      const [, name, size] = rows[2 * k];
      const here = quoted[k].match(/[\d.]+/g) ?? [];
      expect(quoted[k].slice(2, 6)).toBe(name.slice(0, 4));
      expect(here.slice(-5)).toEqual([size, ...numbers]);
      expect(here[0]).toBe(/\d+$/.exec(name)?.[0]);
    }
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
