import { readFileSync } from 'node:fs';
import { depth, memory, weights, work, type Case } from '$training/cost/counts.ts';
import { crossing } from '$widgets/cost-vs-length/crossing.ts';
import { DISTANCES, mapCells, mapStarts } from '$training/recall/map.ts';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../tests/chapter.ts';

const of = (given: Partial<Case>): Case => ({
  reader: 'recurrent',
  cell: 'lstm',
  width: 32,
  T: 1024,
  use: 'train',
  ...given
});
/** From which length on the second reader has the larger cost. */
const from = (cost: (one: Case) => number, given: Partial<Case>) =>
  crossing(
    (T) => cost(of({ ...given, T, reader: 'attention' })),
    (T) => cost(of({ ...given, T })),
    2000
  );
const grouped = (number: number) => number.toLocaleString('en-US');

describe.each(chapters(import.meta.url))('chapter 7 ($lang)', ({ lang, text, says }) => {
  test('counts the weights of both readers', () => {
    expect(text).toContain(grouped(weights(of({}))));
    expect(text).toContain(grouped(weights(of({ reader: 'attention' }))));
    expect(weights(of({ reader: 'attention' }))).toBe(weights(of({})) / 2);
  });

  test('has the formulas of its table as they are counted', () => {
    for (const [T, d] of [
      [7, 3],
      [100, 32]
    ]) {
      const both = { T, width: d };
      for (const [cell, g] of [
        ['rnn', 1],
        ['gru', 3],
        ['lstm', 4]
      ] as const)
        expect(work(of({ ...both, cell }))).toBe(3 * 2 * g * d * d * T);
      expect(work(of({ ...both, reader: 'attention' }))).toBe(3 * (4 * d * d * T + d * T * (T + 1)));
      expect(depth(of(both))).toBe(4 * T);
      expect(depth(of({ ...both, reader: 'attention' }))).toBe(10);
      expect(memory(of(both))).toBe(8 * d * T);
      expect(memory(of({ ...both, reader: 'attention' }))).toBe(5 * d * T + (T * (T + 1)) / 2);
    }
  });

  test('says where the costs cross', () => {
    const lstm = from(work, {});
    expect(lstm).toEqual({ larger: 'a', from: 4 * 32 });
    says(lstm.from, 0);
    says(from(memory, {}).from, 0);
    expect([from(work, { cell: 'gru' }).from, from(memory, { cell: 'gru' }).from]).toEqual([64, 64]);
    for (const cost of [work, memory]) expect(from(cost, { cell: 'rnn' })).toEqual({ larger: 'a', from: 1 });
    expect(from(depth, {})).toEqual({ larger: 'b', from: 3 });
  });

  test('says how many processors can help, and that a longer sequence has room for no more', () => {
    const room = (given: Partial<Case>) => work(of(given)) / depth(of(given));
    expect(text).toContain(grouped(room({})));
    expect(room({ T: 7 })).toBe(room({ T: 7000 }));
    const attention = room({ reader: 'attention' });
    expect(text).toContain(
      lang === 'en' ? `${(attention / 1e6).toFixed(2)} million` : `${grouped(Math.round(attention / 1e4))} 万`
    );
    says(room({ cell: 'rnn', width: 16 }), 0);
  });

  test('says what generating costs', () => {
    const generate = { use: 'generate' } as const;
    expect([depth(of({ ...generate, reader: 'attention', T: 1 })), depth(of({ ...generate, T: 1 }))]).toEqual(
      [5, 2]
    );
    const at = { ...generate, T: 256 };
    const ratio = work(of({ ...at, reader: 'uncached' })) / work(of({ ...at, reader: 'attention' }));
    says(Math.round(ratio), 0);
    // What token t alone costs, with a cache.
    const token = (t: number) =>
      work(of({ ...generate, reader: 'attention', T: t })) -
      work(of({ ...generate, reader: 'attention', T: t - 1 }));
    expect(token(2 * 32)).toBe(work(of({ ...generate, T: 1 })));
    expect(memory(of(generate))).toBe(2 * 32);
    expect(memory(of({ ...generate, reader: 'attention', T: 3 }))).toBe(3 * 2 * 32);
  });

  test('has the answers of its exercises', () => {
    const wide = from(work, { width: 64 }).from;
    says(wide, 0);
    says(wide - 1, 0);
    const gru = weights(of({ cell: 'gru', width: 32 })) / (2 * 32);
    says(gru, 0);
    expect(text).toContain(`$0.5^{10} = 1/${(1 / 0.5 ** 10).toFixed(0)}$`);
  });

  test('says what a gate leaves', () => {
    expect(0.5 ** 10).toBeLessThan(1 / 1000);
    expect(0.5 ** 9).toBeGreaterThan(1 / 1000);
    expect(0.5 ** 20 * 1e6).toBeCloseTo(1, 0);
    for (const k of [20, 40, 80]) expect((k / (k + 1)) ** k).toBeCloseTo(Math.exp(-1), 1);
    says(Math.exp(-1), 2);
  });

  /** By start and cell, in the order of the page, who learned each distance: "17", and the median of their updates. */
  const page = readFileSync(
    new URL('../../docs/decisions/how-far-back-a-cell-learns.md', import.meta.url),
    'utf8'
  )
    .split('\n')
    .filter((line) => /^\| (usual|made)/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(3, 3 + DISTANCES.length)
        .map((cell) => /(\d+) of 20(?: \(([\d.]+),)?/.exec(cell)?.slice(1))
    );

  test('quotes its study as the repository has it', () => {
    const quoted = text.split('\n').filter((line) => /^\| (usual|made|通常|针对)/.test(line));
    expect(quoted).toHaveLength(mapStarts.length * mapCells.length);
    expect(page).toHaveLength(quoted.length);
    quoted.forEach((line, row) => {
      const cells = line.split('|').map((part) => part.trim());
      DISTANCES.forEach((k, column) => {
        const [learned, half] = page[row][column] ?? [];
        const wanted = learned === undefined ? '–' : half === undefined ? learned : `${learned} (${half})`;
        expect(cells[3 + column], `k = ${k} in ${line}`).toBe(wanted);
      });
    });
  });

  test('says in words what the table shows', () => {
    const learned = (row: number) => page[row].map((cell) => (cell ? Number(cell[0]) : undefined));
    const [rnn, gru, lstm, linear, toldRnn, toldGru, toldLstm, toldLinear] = page.map((_, row) =>
      learned(row)
    );
    expect([rnn, gru, lstm].map((row) => row[1])).toEqual([20, 20, 20]);
    expect([rnn, gru, lstm].reduce((sum, row) => sum + (row[2] ?? NaN), 0)).toBe(1);
    expect(linear.slice(0, 3)).toEqual([20, 5, 0]);
    expect(toldRnn.slice(3)).toEqual([13, 5]);
    expect(toldGru).toEqual([20, 20, 20, 20, 20]);
    for (const row of [toldLstm, toldLinear]) expect(row.slice(0, 4)).toEqual([20, 20, 20, 20]);
    // The median of updates at 40 steps, of the LSTM and of the linear recurrence.
    for (const row of [6, 7]) says(Number(page[row][3]?.[1]), 0);
  });
});
