import { readFileSync } from 'node:fs';
import { costOf, LONG, PAIR, ParallelScan, ticksToLast } from '$widgets/parallel-scan/model.svelte.ts';
import { parameters } from '$widgets/parallel-scan/params.ts';
import { figureOf } from '$frame/testing.ts';
import { scan } from '$engine';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../tests/chapter.ts';

interface Spread {
  median: number;
  least: number;
  most: number;
}
interface Copying {
  seeds: number;
  steps: number;
  letters: number;
  units: number;
  rate: number;
  updates: number;
  rows: {
    spacing: string;
    gate: string;
    answers: Spread;
    sequences: Spread;
    learned: number;
    held: Spread | null;
  }[];
}
interface Pairs {
  seeds: number;
  rows: { units: number; gate: string; pairs: number; answers: Spread }[];
}
const study = <Study>(part: string): Study =>
  JSON.parse(
    readFileSync(new URL(`../../src/training/selective/study-${part}.json`, import.meta.url), 'utf8')
  ) as Study;

/** Whole per cent, or tenths where the chapter has them. */
const percent = (share: number) => String(Math.round(1000 * share) / 10);

describe.each(chapters(import.meta.url))('chapter 12 ($lang)', ({ lang, text, says }) => {
  const rowsOf = (start: RegExp) => text.split('\n').filter((line) => start.test(line));
  const numbersIn = (line: string) => (line.match(/\d[\d.,]*/g) ?? []).map((one) => one.replaceAll(',', ''));

  test('counts ticks and joins as the scan makes them', () => {
    const names = {
      loop: { en: 'as a loop', zh: '循环' },
      tree: { en: 'as a tree', zh: '树' },
      wide: { en: 'everywhere at once', zh: '处处同时' }
    };
    for (const plan of ['loop', 'tree', 'wide'] as const) {
      const [line] = rowsOf(new RegExp(`^\\| ${names[plan][lang]} \\|`));
      const [small, large] = [costOf(8, plan), costOf(4096, plan)];
      const printed = [small.ticks, small.joins, large.ticks, large.joins].map(
        // As the chapter groups them.
        (number) => number.toLocaleString('en')
      );
      const between = lang === 'en' ? ', ' : '，';
      expect(line).toContain(
        `| ${printed[0]}${between}${printed[1]} | ${printed[2]}${between}${printed[3]} |`
      );
    }
    says(costOf(4096, 'tree').ticks, 0);
  });

  test('ends its example where the scan and the loop do', () => {
    const a = Array<number>(8).fill(0.5);
    const b = Array.from({ length: 8 }, (_, t) => t + 1);
    for (const plan of ['loop', 'tree', 'wide'] as const) says(scan(a, b, { T: 8, plan })[7], 4);
  });

  test('solves its exercises', () => {
    const { first, second } = PAIR;
    expect(text).toContain(`$3 \\cdot 1 + 4 = ${second.a * first.b + second.b}$`);
    expect(first.a * second.b + first.b).toBe(9);
    expect([2 ** 9, 2 ** ticksToLast(LONG)]).toEqual([512, 1024]);
    expect(ticksToLast(LONG)).toBe(10);
    says(costOf(LONG, 'loop').ticks, 0);
  });

  test('says how far a single tanh step is off', () => {
    const { pins } = figureOf(ParallelScan, parameters, { step: 'tanh' });
    const gaps = pins.map(({ gap }) => gap);
    // Steps 3 and 4 are the second pair.
    expect(gaps[1]).toBe(Math.max(...gaps));
    says(Math.max(...gaps), 2);
    says(Math.min(...gaps), 2);
  });

  test('steps through its differential equation as the exact solution and as the plain way do', () => {
    const kept = (delta: number) => Math.exp(-delta / 10);
    says(kept(1), 3);
    says(kept(1) ** 10, 2);
    says(1 - 1 / 10, 1);
    says(1 - 25 / 10, 1);
    says(kept(25), 2);
  });

  test('counts the letters that a state can hold', () => {
    const bits = 16 * 32;
    says(bits / Math.log2(4), 0);
  });

  test('quotes the study of selective copying as the repository has it', () => {
    const { rows, seeds, ...setting } = study<Copying>('copying');
    expect(seeds).toBe(20);
    expect(setting).toEqual({ steps: 16, letters: 3, units: 16, rate: 0.06, updates: 500 });
    const find = (spacing: string, gate: string) => {
      const found = rows.find((row) => row.spacing === spacing && row.gate === gate);
      if (!found) throw new Error(`no ${spacing}, ${gate}`);
      return found;
    };
    const wanted = [
      find('random', 'input').answers,
      find('random', 'input').held,
      find('random', 'fixed').answers,
      find('regular', 'input').answers,
      find('regular', 'fixed').answers
    ].map((spread) => spread && [spread.median, spread.least, spread.most].map(percent));
    const printed = rowsOf(lang === 'en' ? /^\| (anywhere|always)/ : /^\| (任意位置|总在同样几步)/).map(
      numbersIn
    );
    expect(printed).toEqual(wanted);
    // What the text concludes from it.
    expect(find('random', 'input').learned).toBe(20);
    expect(find('random', 'fixed').learned).toBe(0);
    expect(find('regular', 'fixed').learned).toBe(20);
  });

  test('quotes the study of pairs as the repository has it', () => {
    const { rows, seeds } = study<Pairs>('pairs');
    expect(seeds).toBe(20);
    const find = (units: number, pairs: number, gate = 'input') => {
      const found = rows.find((row) => row.units === units && row.pairs === pairs && row.gate === gate);
      if (!found) throw new Error(`no ${units}, ${pairs}`);
      return found.answers.median;
    };
    const paragraph = rowsOf(lang === 'en' ? /^The line leaves at/ : /^曲线在 \$n\$ 处离开/)[0];
    const shares = (paragraph.match(/[\d.]+(?=%)/g) ?? []).map(Number);
    expect(shares).toEqual(
      [find(4, 4), find(4, 5), find(8, 8), find(8, 9), find(4, 2, 'fixed')].map((share) =>
        Number(percent(share))
      )
    );
    // Up to n all answers, with one more not all.
    for (const n of [2, 4, 8]) {
      expect(find(n, n)).toBeGreaterThanOrEqual(0.99);
      expect(find(n, n + 1)).toBeLessThan(0.99);
    }
  });
});
