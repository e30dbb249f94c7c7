import { readFileSync } from 'node:fs';
import { unrollGraph } from '$engine';
import { predict } from '$training/memory/prediction.ts';
import { describe, expect, test } from 'vitest';
import { byHand, gradient, shares, steps, value } from '../../tests/by-hand.ts';
import { chapters } from '../../tests/chapter.ts';

describe.each(chapters(import.meta.url))('chapter 4 ($lang)', ({ text }) => {
  /** Cells of a row of the table done by hand. */
  const row = (tex: string) => {
    const line = text.split('\n').find((one) => one.startsWith('|') && one.includes(tex));
    return (line ?? '')
      .split('|')
      .slice(2, 5)
      .map((cell) => cell.trim());
  };
  const printed = (numbers: readonly number[]) =>
    numbers.map((number) => (number === 0 ? '0' : number.toFixed(3)));

  test('fills its table with the numbers of the engine', () => {
    const graph = unrollGraph(byHand('many-to-many', [1, 0, 1]));
    const own = steps.map((t) => gradient(graph, `y@${t}`));
    const total = steps.map((t) => gradient(graph, `h@${t}`));
    expect(row('$\\ht$ |')).toEqual(printed(steps.map((t) => value(graph, `h@${t}`))));
    expect(row('\\yt - ')).toEqual(printed(own));
    expect(row('0.5\\,\\delta_{t+1}')).toEqual([...printed([0, 1].map((i) => total[i] - own[i])), '']);
    expect(row('$\\partial L/\\partial \\ht$ |')).toEqual(printed(total));
    expect(row('$\\delta_t = ')).toEqual(printed(steps.map((t) => gradient(graph, `a@${t}`))));
    expect(row('\\delta_t\\,\\hprev$')).toEqual(printed(shares(graph, 'weight_hh_l0')));
    expect(row('\\delta_t\\,\\xt$')).toEqual(printed(shares(graph, 'weight_ih_l0')));
    for (const name of ['weight_hh_l0', 'weight_ih_l0'])
      expect(text).toContain(`**${gradient(graph, name).toFixed(3)}**`);
  });

  test('cuts the gradient where the engine, run chunk by chunk, cuts it', () => {
    const { net } = byHand('many-to-many', [1, 0, 1]);
    const first = net.forward([1, 0], { T: 2 });
    const second = net.forward([0.5], { T: 1, h0: first.hn });
    net.zeroGrad();
    net.backward(first, { dOutput: [first.output[0] - 1, first.output[1]] });
    const cut = net.parameter('weight_hh_l0').grad[0];
    net.backward(second, { dOutput: [second.output[0] - 1] });
    const whole = net.parameter('weight_hh_l0').grad[0];
    expect(text).toContain(`${cut.toFixed(3)} - ${(cut - whole).toFixed(3)} = ${whole.toFixed(3)}`);
  });

  test('names the bytes that the figure will measure', () => {
    const memory = predict('rnn', 32);
    const bytes = (method: 'full' | 'checkpointed', T: number, checkpoints = 1) =>
      memory.bytes({ method, T, window: T, checkpoints });
    const best = memory.best(10_000);
    for (const number of [
      bytes('full', 10_000),
      bytes('checkpointed', 10_000, 100),
      best.bytes,
      bytes('checkpointed', 2000, 40),
      bytes('checkpointed', 2000, 39)
    ])
      expect(text).toContain(number.toLocaleString('en'));
    expect(text).toMatch(new RegExp(`\\b${best.checkpoints} `));
    expect(memory.fewest(2000, 40_000)).toBe(40);
  });

  describe('quotes the study of windows and lags', () => {
    const study = readFileSync(
      new URL('../../docs/decisions/truncation-and-lag.md', import.meta.url),
      'utf8'
    );
    const [orthogonal, uniform] = study.split('Uniform start');
    const cells = (line: string) => line.split('|').map((cell) => cell.trim());
    /** The cells of the study's row for a lag and a window, from the third on. */
    const measured = (table: string, lag: number, window: number) => {
      const row = table
        .split('\n')
        .map(cells)
        .find(([, k, w]) => k === String(lag) && w === String(window));
      if (!row) throw new Error(`The study has no lag ${lag} with window ${window}.`);
      return row.slice(3);
    };
    const count = (cell: string) => Number.parseInt(cell, 10);

    test('row by row', () => {
      const quoted = text.split('\n').filter((line) => /^\| \d \| \d \|/.test(line));
      expect(quoted.length).toBe(8);
      for (const line of quoted) {
        const [, lag, window, , trained, frozen] = cells(line);
        const row = measured(orthogonal, Number(lag), Number(window));
        expect([trained, frozen].map(Number)).toEqual([count(row[1]), count(row[2])]);
      }
    });

    test('in its sentences', () => {
      expect(measured(orthogonal, 6, 4).slice(1, 3).map(count)).toEqual([0, 2]);
      expect(measured(orthogonal, 8, 9)[4]).toBe('195');
      expect(measured(orthogonal, 8, 16)[4]).toBe('80');
      expect(measured(orthogonal, 6, 7)[5]).toBe('58 %');
      for (const number of ['195', '80', '58 %']) expect(text).toContain(number);
      expect(measured(uniform, 4, 4).slice(0, 2).map(count)).toEqual([3, 0]);
      for (let window = 1; window <= 6; window++) expect(count(measured(orthogonal, 6, window)[1])).toBe(0);
    });
  });
});
