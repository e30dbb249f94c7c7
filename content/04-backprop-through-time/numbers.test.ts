import { readFileSync } from 'node:fs';
import { Network, Rng, unrollGraph } from '$engine';
import { startOf } from '$training/lag/learning.ts';
import { predict } from '$training/memory/prediction.ts';
import { describe, expect, test } from 'vitest';
import { byHand, gradient, shares, steps, value } from '../../tests/by-hand.ts';
import { chapters } from '../../tests/chapter.ts';

describe.each(chapters(import.meta.url))('chapter 4 ($lang)', ({ text, says }) => {
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

  test('multiplies slopes on the way back to the first step', () => {
    const graph = unrollGraph(byHand('many-to-many', [1, 0, 1]));
    const [, second, third] = steps.map((t) => 0.5 * (1 - value(graph, `h@${t}`) ** 2));
    const own = steps.map((t) => gradient(graph, `y@${t}`));
    says(second, 3);
    says(third, 3);
    says(second * own[1], 3);
    says(third * second * own[2], 3);
    expect(second * own[1] + third * second * own[2]).toBeCloseTo(gradient(graph, 'h@1') - own[0], 12);
  });

  test('is right on average where it cuts at random', () => {
    const graph = unrollGraph(byHand('many-to-many', [1, 0, 1]));
    const h = steps.map((t) => value(graph, `h@${t}`));
    const own = steps.map((t) => gradient(graph, `y@${t}`));
    const third = (1 - h[2] ** 2) * own[2];
    // The first share is 0, for the network starts from 0.
    const total = (factor: number) => (1 - h[1] ** 2) * (own[1] + factor * 0.5 * third) * h[0] + third * h[1];
    says(total(0), 3);
    says(total(2), 3);
    expect(total(1)).toBeCloseTo(gradient(graph, 'weight_hh_l0'), 12);
    expect((total(0) + total(2)) / 2).toBeCloseTo(total(1), 12);
  });

  test('finds the same gradient forward, with as many numbers and products as it says', () => {
    const [H, T] = [3, 6];
    const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: H, bias: false, dtype: 'float64' });
    net.init(new Rng(1));
    const x = [0.5, -1, 0.8, 0.2, -0.4, 1];
    const trace = net.forward(x, { T });
    const dOutput = trace.output.map((answer) => answer - 0.3);
    net.zeroGrad();
    net.backward(trace, { dOutput });
    const W = net.parameter('weight_hh_l0').data;
    const found = new Float64Array(H * H);
    let R = new Float64Array(H * H * H);
    let products = 0;
    for (let t = 0; t < T; t++) {
      const next = new Float64Array(R.length);
      for (let i = 0; i < H; i++)
        for (let w = 0; w < H * H; w++) {
          let sum = Math.floor(w / H) === i ? trace.h(0, t - 1)[w % H] : 0;
          for (let j = 0; j < H; j++, products++) sum += W[i * H + j] * R[j * H * H + w];
          next[i * H * H + w] = (1 - trace.h(0, t)[i] ** 2) * sum;
          found[w] += next[i * H * H + w] * dOutput[t * H + i];
        }
      R = next;
    }
    const exact = net.parameter('weight_hh_l0').grad;
    found.forEach((slope, w) => expect(slope).toBeCloseTo(exact[w], 12));
    expect([R.length, products / T]).toEqual([H ** 3, H ** 4]);
    for (const number of [32 ** 3, 32 ** 4, 32 ** 2]) expect(text).toContain(number.toLocaleString('en'));
  });

  test('draws the uniform start as widely as it says', () => {
    const widest = Math.max(...Array.from(startOf(1, 'uniform', 'float64').data, Math.abs));
    expect(widest).toBeGreaterThan(0.24);
    expect(widest).toBeLessThanOrEqual(0.25);
  });

  test('counts the brackets whose guess reaches back', () => {
    const seen = (window: number) =>
      Array.from({ length: window }, (_, i) => i + 1).filter((place) => place - 23 >= 1).length / window;
    expect(seen(32)).toBe(9 / 32);
    says(seen(32), 2);
    expect([seen(229) >= 0.9, seen(230) >= 0.9]).toEqual([false, true]);
    expect(text).toContain('230');
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
    const [orthogonal] = study.split('Uniform start');
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

    test('which weights do the harm, row by row', () => {
      const found = study
        .split('\n')
        .map(cells)
        .filter(([, start, lag, window]) => /orthogonal|uniform/.test(start) && lag === window);
      const quoted = text.split('\n').filter((line) => /^\| (orthogonal|uniform|正交|均匀)/.test(line));
      expect(quoted.length).toBe(5);
      expect(found.length).toBe(5);
      quoted.forEach((line, i) => {
        const [, start, ...learned] = cells(line).filter((_, at, { length }) => at < length - 1);
        expect(start).toContain(found[i][2]);
        expect(/orthogonal|正交/.test(start)).toBe(found[i][1] === 'orthogonal');
        expect(learned.map(Number)).toEqual(found[i].slice(4, 9).map(count));
      });
    });

    test('what the credit study says of angles, and of a window well below the lag', () => {
      const rows = study.split('\n').map(cells);
      const angles = rows.find(([, lag, window, angle]) => lag === '8' && window === '8' && /°/.test(angle));
      for (const at of [3, 5]) expect(text).toContain(`${count(angles?.[at] ?? '')}°`);
      const below = rows.find(
        ([, start, lag, window]) => start === 'orthogonal' && lag === '6' && window === '4'
      );
      for (const at of [4, 6, 8]) {
        const [, median, from, to] = /\((\d+) %, (\d+) to (\d+)\)/.exec(below?.[at] ?? '') ?? [];
        expect(text).toMatch(new RegExp(`${median} ?%[^%]*[^\\d]${from} (to|到) ${to}[^\\d]`));
      }
      expect(below?.slice(4, 8).map(count)).toEqual([0, 0, 0, 0]);
    });

    test('in its sentences', () => {
      expect(measured(orthogonal, 6, 4).slice(1, 3).map(count)).toEqual([0, 2]);
      expect(measured(orthogonal, 8, 9)[4]).toBe('195');
      expect(measured(orthogonal, 8, 16)[4]).toBe('80');
      expect(measured(orthogonal, 6, 7)[5]).toBe('58 %');
      for (const number of [/195/, /80/, /58 ?%/]) expect(text).toMatch(number);
      for (let window = 1; window <= 6; window++) expect(count(measured(orthogonal, 6, window)[1])).toBe(0);
      // With the state cleared nothing in a chunk tells of a bit before it.
      for (const lag of [2, 4, 6, 8])
        for (let window = 1; window <= lag; window++)
          expect(count(measured(orthogonal, lag, window)[3])).toBe(0);
    });
  });
});
