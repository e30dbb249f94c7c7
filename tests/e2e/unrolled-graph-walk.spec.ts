// The central figure against the engine: every number that stands on the page on the slider's whole way, forward and
// back, and the panel's and the weights' numbers at its end.
import type { Page } from '@playwright/test';
import { Network, unrollGraph, type Graph, type GraphInput, type TaskShape } from '../../src/engine/index.ts';
import { formatNumber } from '../../src/figure/format.ts';
import { expect, figureOf, open, random, test, unfold } from './support/test.ts';

const shapes: readonly TaskShape[] = ['many-to-many', 'many-to-one', 'one-to-many', 'encoder-decoder'];
const cells = { rnn: 'tanh', 'rnn-relu': 'relu', lstm: 'tanh' } as const;
type CellName = keyof typeof cells;

interface Case {
  readonly shape: TaskShape;
  readonly cell: CellName;
  readonly head: 'linear' | 'relu';
  readonly units: number;
  readonly steps: number;
  readonly seed: number;
}

/** The test's own numbers for a case: what the address says, and what the engine is given. */
function setUp({ shape, cell, head, units, steps, seed }: Case): { hash: string; input: GraphInput } {
  const next = random(seed);
  const numbers = (n: number) => Array.from({ length: n }, () => Math.round(200 * next() - 100) / 100);
  const two = shape === 'encoder-decoder';
  const rows = (cell === 'lstm' ? 4 : 1) * units;
  const weights = {
    Wxh: numbers(rows),
    Whh: numbers(rows * units),
    Why: numbers(units),
    h0: numbers(units),
    Dhh: numbers(rows * units),
    Dhy: numbers(units)
  };
  const [x, targets] = [numbers(12), numbers(12)];
  const network = (answers: boolean) =>
    new Network({
      cell: cell === 'lstm' ? 'lstm' : 'rnn',
      nonlinearity: cells[cell],
      inputSize: 1,
      hiddenSize: units,
      bias: false,
      outputSize: answers ? 1 : 0,
      headActivation: answers ? head : 'linear',
      dtype: 'float64'
    });
  const net = network(!two);
  net.set('weight_ih_l0', weights.Wxh);
  net.set('weight_hh_l0', weights.Whh);
  if (!two) net.set('head.weight', weights.Why);
  const decoder = two ? network(true) : undefined;
  decoder?.set('weight_hh_l0', weights.Dhh);
  decoder?.set('head.weight', weights.Dhy);
  const reads = two ? Math.ceil(steps / 2) : shape === 'one-to-many' ? 1 : steps;
  const answers = two ? steps - reads : shape === 'many-to-one' ? 1 : steps;
  const column = (values: number[], count: number) => values.slice(0, count).map((value) => [value]);
  const input: GraphInput = {
    shape,
    net,
    ...(decoder ? { decoder } : {}),
    x: column(x, reads),
    targets: column(targets, answers),
    steps,
    h0: weights.h0
  };
  const lists = Object.entries({ ...weights, x, targets }).map(([name, values]) => [name, values.join(',')]);
  const hash = new URLSearchParams([
    ['v', '1'],
    ...Object.entries({ shape, cell, head, units, steps, by: 'operation', t: 0 }).map(([k, v]) => [
      k,
      String(v)
    ]),
    ...lists
  ]).toString();
  return { hash, input };
}

/** One list of numbers on the page: of what, to full precision, and as printed. */
interface Printed {
  of: string;
  values: number[];
  texts: string[];
}

const figure = (page: Page) => figureOf(page, 'unrolled-graph');
const slider = (page: Page) => figure(page).getByRole('slider', { name: 'Position' });
/** A panel's lists of numbers, read in one go. */
const printed = (page: Page, panel: string): Promise<Printed[]> =>
  figure(page)
    .getByLabel(panel, { exact: true })
    .first()
    .evaluate((section) =>
      Array.from(section.querySelectorAll<HTMLElement>('[data-of]'), (list) => {
        const numbers = Array.from(list.querySelectorAll('data'));
        return {
          of: list.dataset.of ?? '',
          values: numbers.map(({ value }) => Number(value)),
          texts: numbers.map(({ textContent }) => textContent)
        };
      })
    );
const NOW = 'The operation done last';
const POINTED = 'What you point at';

/** The numbers in the picture's nodes: of what, and as printed; empty where there is none yet. */
const drawn = (page: Page): Promise<[of: string, text: string][]> =>
  figure(page)
    .locator('svg[data-export]')
    .evaluate((svg) =>
      Array.from(svg.querySelectorAll<SVGTextElement>('text[data-of]'), ({ dataset, textContent }) => [
        dataset.of ?? '',
        textContent
      ])
    );

/** Numbers on the page against the engine's: to rounding (a spelt-out sum may take another order). */
function sameValues({ of, values }: Printed, wanted: ArrayLike<number>): void {
  expect(values.length, of).toBe(wanted.length);
  values.forEach((value, k) =>
    expect(Math.abs(value - wanted[k]), `${of}, entry ${k}: ${value}, not ${wanted[k]}`).toBeLessThan(
      1e-12 * Math.max(1, Math.abs(wanted[k]))
    )
  );
}

/** The same, and as printed. */
function same(list: Printed, wanted: ArrayLike<number>): void {
  sameValues(list, wanted);
  expect(list.texts, list.of).toEqual(list.values.map(formatNumber));
}

/** Shares are printed with digits of their own, which add up on the page. */
function addUp({ of, values, texts }: Printed, total: string): void {
  const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const read = (text: string) =>
    Number(
      text
        .replaceAll('−', '-')
        .replace(/·10(⁻?)/, (_, sign) => (sign ? 'e-' : 'e'))
        .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(superscripts.indexOf(digit)))
    );
  const largest = Math.max(...values.map(Math.abs));
  texts.forEach((text, k) =>
    expect(Math.abs(read(text) - values[k]), `${of}, entry ${k}: ${text}`).toBeLessThan(
      1e-4 * Math.max(1, largest)
    )
  );
  const sum = texts.reduce((sum, text) => sum + read(text), 0);
  expect(Math.abs(sum - read(total)), `${of}: ${texts.join(' + ')} = ${total}`).toBeLessThan(
    1e-7 * Math.min(1, largest)
  );
}

/** The engine's own numbers by the graph's ids, with no help from the graph. */
function engine({ net, decoder, x, targets, steps, h0, shape }: GraphInput): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  const run = (
    of: Network,
    T: number,
    first: number,
    start: { h0?: ArrayLike<number>; c0?: ArrayLike<number> }
  ) => {
    const read = first === 0 ? x.flat() : [];
    return of.forward([...read, ...Array.from({ length: T - read.length }, () => 0)], { T, ...start });
  };
  const lstm = net.spec.cell === 'lstm';
  const encoder = run(net, decoder ? x.length : steps, 0, { h0 });
  const answering = decoder
    ? run(decoder, targets.length, x.length, { h0: encoder.hn, c0: lstm ? encoder.cn : undefined })
    : encoder;
  const flat = targets.flat();
  const dOutput = Array.from(answering.output, (y, k) => {
    const target = flat[k - (answering.output.length - flat.length)];
    return target === undefined ? 0 : y - target;
  });
  const record = (trace: typeof encoder, fed: Parameters<Network['backward']>[1], before: number) => {
    trace.net.zeroGrad();
    const gradients = trace.net.backward(trace, fed);
    const prefix = before > 0 ? 'decoder/' : '';
    for (let k = 0; k < trace.T; k++) {
      const id = (name: string) => `${prefix}${name}@${before + k + 1}`;
      numbers.set(`value ${id('h')}`, Array.from(trace.h(0, k)));
      numbers.set(`gradient ${id('h')}`, Array.from(gradients.dh(0, k)));
      if (lstm) {
        numbers.set(`value ${id('c')}`, Array.from(trace.c(0, k)));
        numbers.set(`gradient ${id('c')}`, Array.from(gradients.dc(0, k)));
      }
      for (const [name, gate] of Object.entries(trace.gates(0, k)))
        numbers.set(`value ${id(name)}`, Array.from(gate));
      if (fed.dOutput && (shape !== 'many-to-one' || k === trace.T - 1)) {
        numbers.set(`value ${id('y')}`, [trace.output[k]]);
        numbers.set(`gradient ${id('y')}`, [dOutput[k]]);
      }
      if (before === 0 && k < x.length) numbers.set(`gradient ${id('x')}`, [gradients.dx[k]]);
    }
    for (const name of trace.net.names) {
      numbers.set(`gradient ${prefix}${name}`, Array.from(trace.net.parameter(name).grad));
    }
    return gradients;
  };
  if (!decoder) record(encoder, { dOutput }, 0);
  else {
    const { dh0, dc0 } = record(answering, { dOutput }, x.length);
    record(encoder, { dHn: dh0, dCn: lstm ? dc0 : undefined }, 0);
  }
  return numbers;
}

/** Moves the slider from its start to its end, key by key, and hands on what the page says at every position. */
async function walk(
  page: Page,
  length: number,
  at: (t: number, lists: Printed[], nodes: [of: string, text: string][]) => void
): Promise<void> {
  await expect(slider(page)).toHaveAttribute('max', String(length));
  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect(slider(page)).toHaveValue('0');
  expect(await printed(page, NOW)).toEqual([]);
  for (let t = 1; t <= length; t++) {
    await page.keyboard.press('ArrowRight');
    await expect(slider(page)).toHaveValue(String(t));
    at(t, await printed(page, NOW), await drawn(page));
  }
}

function numberOf({ byId }: Graph, of: string): ArrayLike<number> {
  const [kind, name] = of.split(/ (.*)/);
  if (kind === 'value') return byId.get(name)?.value ?? [];
  if (kind === 'gradient') return byId.get(name)?.gradient ?? [];
  const [from] = name.split('→');
  return byId.get(from)?.outputs.find(({ id }) => id === name)?.gradient ?? [];
}

/** Whether a node's value has been computed after `t` positions, or every share of its gradient has come back. */
function isThere({ byId, order }: Graph, of: string, t: number): boolean {
  const [kind, id] = of.split(/ (.*)/);
  const node = byId.get(id);
  if (!node) return false;
  if (kind === 'value') return order.indexOf(node) < t;
  const taken = order.slice(Math.max(0, 2 * order.length - t));
  return t > order.length && node.outputs.every(({ to }) => taken.includes(to));
}

const cases = shapes.flatMap((shape, s) =>
  (Object.keys(cells) as CellName[]).map((cell, c): Case => {
    const steps = cell === 'lstm' ? 3 : 4;
    const head = (s + c) % 2 === 0 ? 'linear' : 'relu';
    return { shape, cell, head, units: cell === 'lstm' ? 2 : 3, steps, seed: 10 * s + c + 1 };
  })
);

test.beforeEach(({ page }) => unfold(page));

for (const one of cases) {
  const title = `${one.shape}, ${one.cell}, ${one.head} head`;

  test(`on the slider's whole way every number on the page is the engine's: ${title}`, async ({ page }) => {
    const { hash, input } = setUp(one);
    const graph = unrollGraph(input);
    const { order } = graph;
    await open(page, `embed/unrolled-graph/#${hash}`);
    const values: string[] = [];
    const shares = new Map<string, number[]>();
    const read = new Map<string, number[]>();
    let inNodes = 0;
    await walk(page, 2 * order.length, (t, lists, nodes) => {
      for (const list of lists) same(list, numberOf(graph, list.of));
      for (const [of, text] of nodes) {
        const [, whose, entry] = /^(.*) (\d+)$/.exec(of) ?? [];
        const there = isThere(graph, whose, t);
        expect(text, `${of} at position ${t}`).toBe(
          there ? formatNumber(numberOf(graph, whose)[Number(entry)]) : ''
        );
        if (text !== '') inNodes++;
      }
      if (t <= order.length) {
        expect(lists.map(({ of }) => of)).toEqual([`value ${order[t - 1].id}`]);
        values.push(lists[0].of);
        read.set(lists[0].of, lists[0].values);
      } else {
        const taken = order[2 * order.length - t];
        expect(lists.map(({ of }) => of)).toEqual(taken.inputs.map(({ id }) => `share ${id}`));
        for (const list of lists) shares.set(list.of.slice('share '.length), list.values);
      }
    });
    expect(values).toEqual(order.map(({ id }) => `value ${id}`));
    // What came back along its edges, as the page said it, adds up to every gradient that the engine has.
    for (const { id, outputs, value } of graph.nodes) {
      const sum = Array.from(value, (_, k) =>
        outputs.reduce((total, edge) => total + (shares.get(edge.id)?.[k] ?? NaN), 0)
      );
      if (id !== 'L') read.set(`gradient ${id}`, sum);
    }
    expect(inNodes).toBeGreaterThan(20);
    let compared = 0;
    for (const [of, wanted] of engine(input)) {
      const got = read.get(of);
      // What no operation uses (a decoder's W_xh) is not in the graph, and has no gradient.
      if (!got) expect([of, ...wanted.filter((value) => value !== 0)]).toEqual([of]);
      got?.forEach((value, k) => {
        compared++;
        const off = Math.abs(value - wanted[k]) / Math.max(1, Math.abs(wanted[k]));
        expect(off, `${of}, entry ${k}: ${value}, not ${wanted[k]}`).toBeLessThan(1e-12);
      });
    }
    expect(compared).toBeGreaterThan(20);
  });
}

test.describe('in a window that holds all of it', () => {
  // A page that scrolls under a resting pointer makes it point at something else.
  test.use({ viewport: { width: 1500, height: 1500 } });

  for (const cell of ['rnn', 'lstm'] as const) {
    test(`pointed at, every node and every weight shows the engine's numbers: ${cell}`, async ({ page }) => {
      const { hash, input } = setUp({
        shape: 'many-to-many',
        cell,
        head: 'linear',
        units: 2,
        steps: 3,
        seed: 99
      });
      const graph = unrollGraph(input);
      await open(page, `embed/unrolled-graph/#${hash}`);
      await slider(page).focus();
      await page.keyboard.press('End');
      await expect(slider(page)).toHaveValue(String(2 * graph.order.length));
      const boxes = figure(page).getByRole('listbox').getByRole('option');
      const shown = figure(page).getByLabel(POINTED, { exact: true }).first().locator('[data-of]').first();
      const seen = new Set<string>();
      await expect(boxes).toHaveCount(graph.nodes.length);
      for (let i = 0; i < graph.nodes.length; i++) {
        const { id, op } = graph.nodes[i];
        if (op === 'parameter') continue;
        await boxes.nth(i).hover({ force: true });
        await expect(shown).toHaveAttribute('data-of', `value ${id}`);
        const lists = await printed(page, POINTED);
        expect(lists.map(({ of }) => of)).toEqual([`value ${id}`, `gradient ${id}`]);
        for (const list of lists) same(list, numberOf(graph, list.of));
        seen.add(id);
      }
      await page.mouse.move(1, 1);
      const entries = figure(page).getByRole('spinbutton', { name: /W . ./ });
      const count = await entries.count();
      for (let k = 0; k < count; k++) {
        await entries.nth(k).focus();
        await expect(entries.nth(k)).toBeFocused();
        const [list] = await printed(page, POINTED);
        const [, id, entry] = /^shares (.*) (\d+)$/.exec(list.of) ?? [];
        const node = graph.byId.get(id);
        const wanted = node?.outputs.map(({ gradient }) => gradient[Number(entry)]) ?? [];
        sameValues(list, wanted);
        const total = figure(page).getByLabel(POINTED, { exact: true }).first().locator('.sum data');
        const gradient = node?.gradient[Number(entry)] ?? NaN;
        expect(Math.abs(Number(await total.getAttribute('value')) - gradient)).toBeLessThan(1e-12);
        addUp(list, (await total.textContent()) ?? '');
        seen.add(`${id}[${entry}]`);
      }
      const weights = graph.nodes.filter(({ op }) => op === 'parameter');
      expect(count).toBe(weights.reduce((sum, { value }) => sum + value.length, 0));
      expect(seen.size).toBe(graph.nodes.length - weights.length + count);
    });
  }
});
