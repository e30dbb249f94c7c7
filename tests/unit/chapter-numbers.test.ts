import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkEntry, Network, unrollGraph, type Graph, type GraphInput } from '../../src/engine/index.ts';
import { predict } from '../../src/training/memory/prediction.ts';

const chapter = (name: string) =>
  ['en', 'zh'].map((lang) => {
    const path = fileURLToPath(new URL(`../../content/${name}/${lang}.md`, import.meta.url));
    return { lang, text: readFileSync(path, 'utf8').replaceAll('−', '-') };
  });

/** The network of one unit that chapters 3 and 4 do by hand. */
function byHand(shape: 'many-to-one' | 'many-to-many', targets: number[], weight = 0.5): GraphInput {
  const net = new Network({
    cell: 'rnn',
    inputSize: 1,
    hiddenSize: 1,
    bias: false,
    outputSize: 1,
    dtype: 'float64'
  });
  net.set('weight_ih_l0', [1]);
  net.set('weight_hh_l0', [weight]);
  net.set('head.weight', [1]);
  return { shape, net, x: [[1], [0], [0.5]], targets: targets.map((target) => [target]), steps: 3, h0: [0] };
}

/** The detector of chapter 2 on 0 1 1 0 1, with a wrong target at step 2. */
function detector(): GraphInput {
  const net = new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: 3,
    bias: false,
    outputSize: 1,
    headActivation: 'relu',
    dtype: 'float64'
  });
  net.set('weight_ih_l0', [1, 0, 0]);
  net.set('weight_hh_l0', [0, 0, 0, 1, 0, 0, 0, 0, 1]);
  net.set('head.weight', [1, 1, -1]);
  const rows = (values: number[]) => values.map((value) => [value]);
  return {
    shape: 'many-to-many',
    net,
    x: rows([0, 1, 1, 0, 1]),
    targets: rows([0, 1, 1, 0, 0]),
    steps: 5,
    h0: [0, 0, 1]
  };
}

const node = (graph: Graph, id: string) => {
  const found = graph.byId.get(id);
  if (!found) throw new Error(`The graph has no ${id}.`);
  return found;
};
const value = (graph: Graph, id: string) => node(graph, id).value[0];
const gradient = (graph: Graph, id: string) => node(graph, id).gradient[0];
const shares = (graph: Graph, id: string) => node(graph, id).outputs.map((edge) => edge.gradient[0]);
const steps = [1, 2, 3];

describe.each(chapter('03-unrolled-graph'))('chapter 3 ($lang)', ({ text }) => {
  const says = (number: number, digits: number) => expect(text).toContain(number.toFixed(digits));

  test('does both passes with the numbers of the engine', () => {
    const graph = unrollGraph(byHand('many-to-one', [1]));
    for (const t of steps) {
      says(value(graph, `h@${t}`), 4);
      says(gradient(graph, `h@${t}`), 4);
      says(gradient(graph, `a@${t}`), 4);
    }
    says(value(graph, 'a@2'), 4);
    says(value(graph, 'a@3'), 4);
    says(graph.loss, 4);
    for (const share of shares(graph, 'weight_hh_l0').slice(1)) says(Math.abs(share), 4);
    says(gradient(graph, 'weight_hh_l0'), 4);
  });

  test('shows shares that disagree as the engine has them', () => {
    const graph = unrollGraph(byHand('many-to-many', [1, 0, 1]));
    const [first, second, third] = shares(graph, 'weight_hh_l0');
    expect(first + 0).toBe(0);
    expect(text).toContain(
      `0 + ${second.toFixed(3)} - ${(-third).toFixed(3)} = ${gradient(graph, 'weight_hh_l0').toFixed(3)}`
    );
    says(Math.abs(second) + Math.abs(third), 3);
  });

  test('quotes finite differences as they come out', () => {
    const loss = (weight: number) => unrollGraph(byHand('many-to-one', [1], weight)).loss;
    const central = (s: number) => (loss(0.5 + s) - loss(0.5 - s)) / (2 * s);
    says(central(0.01), 5);
    says(central(1e-13), 5);
    const exact = gradient(unrollGraph(byHand('many-to-one', [1])), 'weight_hh_l0');
    says(exact, 5);
    expect(Math.abs(central(1e-5) - exact)).toBeLessThan(1e-9);
  });

  test('is right about the detector on its kink: slopes 0 and −1, no gradient anywhere, loss 0.5', () => {
    const { analytic, numeric, left, right, kinks } = checkEntry(detector(), 'head.weight', 0);
    expect([analytic, left, right].map((slope) => Number(slope.toFixed(6)) + 0)).toEqual([0, 0, -1]);
    expect(numeric).toBeCloseTo(-0.5, 5);
    expect(kinks.map(({ id }) => id)).toContain('y@2');
    const graph = unrollGraph(detector());
    expect(graph.loss).toBe(0.5);
    for (const name of ['weight_hh_l0', 'weight_ih_l0', 'head.weight'])
      expect([...node(graph, name).gradient].every((slope) => slope === 0)).toBe(true);
  });

  test('counts the operations of a step rightly: four, and sixteen in an LSTM', () => {
    const lstm = new Network({
      cell: 'lstm',
      inputSize: 1,
      hiddenSize: 1,
      bias: false,
      outputSize: 1,
      dtype: 'float64'
    });
    const opened = unrollGraph({ ...byHand('many-to-many', [1, 0, 1]), net: lstm });
    const inCell = (graph: Graph) =>
      graph.order.filter(({ id, t }) => t === 2 && !/^(y|loss)@/.test(id)).length;
    expect(inCell(unrollGraph(byHand('many-to-many', [1, 0, 1])))).toBe(4);
    expect(inCell(opened)).toBe(16);
  });

  test('gives a solution of its exercise that the engine confirms', () => {
    const graph = unrollGraph(byHand('many-to-many', [1, -1, 2.6]));
    expect(text).toContain('2.6');
    expect(Math.abs(gradient(graph, 'weight_hh_l0'))).toBeLessThan(0.01);
    const [, second, third] = shares(graph, 'weight_hh_l0');
    says(second, 2);
    says(third, 2);
  });
});

describe.each(chapter('04-backprop-through-time'))('chapter 4 ($lang)', ({ text }) => {
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
      fileURLToPath(new URL('../../docs/decisions/truncation-and-lag.md', import.meta.url)),
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
