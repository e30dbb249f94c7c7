import { describe, expect, test } from 'vitest';
import { Network, Rng, type CellKind } from '../../engine/index.ts';
import { told } from '../work/testing.ts';
import { effectOf, stretchesOf } from './effect.ts';
import { lex } from '../detective/c-lexer.ts';
import { following, holdsIn, inHalves, targetOf, type Following } from './follow.ts';
import { enoughOf } from './halved.ts';
import { answerer, benchFor, writer } from './job.ts';
import { endingOf } from './nesting.ts';
import { Bench, carry, readable } from './network.ts';
import { read } from './reading.ts';
import { closing, piece, write } from './writing.ts';

const characters = Array.from('\n "()*/;?abcdefhinrtuvx{}');
const text = 'if (a) { return "abc"; }\n'.repeat(4);

/** Random weights, larger than usual: what a cell holds then matters. */
function carried(cell: CellKind = 'lstm', numLayers = 1) {
  const V = characters.length;
  const spec = { cell, inputSize: V, hiddenSize: 12, numLayers, outputSize: V } as const;
  const network = new Network(spec).init(new Rng(7));
  network.data.forEach((weight, i) => (network.data[i] = 3 * weight));
  return carry(cell, network, characters);
}
const bench = (cell?: CellKind, layers?: number) => new Bench(carried(cell, layers), null);

test('what a network has never seen is read as a question mark, one for one', () => {
  expect(readable('a€b😀', characters)).toBe('a?b?');
  expect(readable('aé', ['a', '\uFFFD'])).toBe('a\uFFFD');
  expect(bench().encode('a😀').length).toBe(2);
});

describe.each<CellKind>(['rnn', 'gru', 'lstm'])('%s', (cell) => {
  test('is read in chunks as it is read in one pass', () => {
    const desk = bench(cell);
    const { network } = desk;
    const { h, c, bits, cells } = read(desk, text);
    const tokens = desk.encode(text);
    const trace = network.forward(tokens, { T: tokens.length });
    expect(cells).toBe(12);
    expect(h.every((value, i) => value === trace.layers[0].h[12 + i])).toBe(true);
    expect(c.length).toBe(cell === 'lstm' ? h.length : 0);
    expect(bits[0]).toBeCloseTo(Math.log2(characters.length), 5);
    const V = characters.length;
    const scores = Array.from(trace.output.subarray(V, 2 * V));
    const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
    expect(bits[2]).toBeCloseTo(-Math.log2(Math.exp(scores[tokens[2]]) / total), 4);
  });

  test('held at what a cell is, nothing changes; held at something else, that cell keeps it', () => {
    const desk = bench(cell);
    const free = read(desk, text.slice(0, 1));
    const state = cell === 'lstm' ? free.c : free.h;
    const same = read(desk, text.slice(0, 2), { cell: 3, value: state[3] });
    const two = read(desk, text.slice(0, 2));
    expect(same.bits[1]).toBeCloseTo(two.bits[1], 4);
    const held = read(desk, text, { cell: 3, value: 0.5 });
    const kept = cell === 'lstm' ? held.c : held.h;
    for (let t = 0; t < text.length; t++) expect(kept[t * 12 + 3]).toBe(0.5);
    expect(held.bits).not.toEqual(read(desk, text).bits);
  });
});

test('of several layers the topmost is looked at, and held', () => {
  const desk = bench('lstm', 2);
  const { h } = read(desk, text, { cell: 2, value: 0 });
  expect(h.length).toBe(text.length * 12);
  expect(h[2]).toBe(0);
});

test('what is written is drawn from the chances that are told, the likeliest first', () => {
  const written = [...write(bench(), { prompt: 'if', temperature: 0.7, seed: 3, length: 40 })];
  expect(written).toHaveLength(40);
  for (const { character, chance, likely } of written) {
    const sorted = likely.map((one) => one.chance).sort((a, b) => b - a);
    expect(likely.map((one) => one.chance)).toEqual(sorted);
    const own = likely.find((one) => one.character === character);
    if (own) expect(own.chance).toBe(chance);
    else expect(chance).toBeLessThanOrEqual(sorted[sorted.length - 1]);
  }
  expect([...write(bench(), { prompt: 'if', temperature: 0.7, seed: 3, length: 40 })]).toEqual(written);
});

test('at temperature 0 the likeliest is written every time', () => {
  for (const { character, likely } of write(bench(), { prompt: 'a', temperature: 0, seed: 1, length: 20 }))
    expect(likely[0].character).toBe(character);
});

test.each([
  ['int f(int a[2]) { return g("(", \'"\'); } /* ( */ // {\n', 'closed'],
  ['', 'closed'],
  ['f(', 'open'],
  ['/* never', 'open'],
  ['f("a', 'open'],
  ['f("a\n")', 'wrong'],
  ['f("a\\\n")', 'closed'],
  ['f(]', 'wrong'],
  ['}', 'wrong'],
  ['"\\"" )', 'wrong']
])('%j ends %s', (code, ending) => {
  expect(endingOf(code)).toBe(ending);
});

test('pieces that are written are counted once each, by how they end', () => {
  const ask = { prompts: ['a', 'if ('], temperature: 1, each: 3, seed: 1, most: 60 };
  const turns = closing(bench(), ask);
  let turn = turns.next();
  let count = 0;
  for (; !turn.done; turn = turns.next()) count++;
  expect(count).toBe(6);
  expect(Object.values(turn.value).reduce((sum, n) => sum + n, 0)).toBe(6);
  expect(piece(bench(), { prompt: 'a', temperature: 1, seed: 1, length: 60 }).length).toBeLessThanOrEqual(61);
});

test('stretches are the runs of ones', () => {
  expect(stretchesOf([1, 1, 0, 1, 0, 0, 1])).toEqual([
    [0, 1],
    [3, 3],
    [6, 6]
  ]);
  expect(stretchesOf([0, 0])).toEqual([]);
});

test('holding a cell changes the cost inside and outside, and both are counted by character', () => {
  const desk = bench();
  const target = Array.from(text, (_, t) => (t % 5 < 2 ? 1 : 0));
  const effect = effectOf(read(desk, text).bits, read(desk, text, { cell: 1, value: 2 }).bits, target);
  expect(effect.inside.characters + effect.outside.characters).toBe(text.length - 1);
  const before = read(desk, text).bits;
  const inside = before.filter((_, t) => t > 0 && target[t] === 1);
  expect(effect.inside.before).toBeCloseTo(inside.reduce((sum, bit) => sum + bit, 0) / inside.length, 5);
  expect(effect.inside.after).not.toBeCloseTo(effect.inside.before, 3);
  const after = read(desk, text, { cell: 1, value: 2 }).bits;
  const rose = stretchesOf(target).filter(([from, to]) => {
    const rise = Array.from(after.slice(from, to + 1), (bit, i) => bit - before[from + i]);
    return rise.reduce((sum, bit) => sum + bit, 0) > 0;
  });
  expect([effect.stretches, effect.dearer]).toEqual([20, rose.length]);
});

test('a worker writes character by character, and answers its questions in their order', async () => {
  const of = benchFor(() => carried());
  const ask = { prompt: 'a', temperature: 1, seed: 2, length: 5 };
  const [written] = await told(writer(of), { ask });
  expect(written).toEqual([...write(bench(), ask)]);
  const hold = { cell: 1, value: 1 };
  const [answers] = await told(answerer(of), {
    ask: [
      { kind: 'read', text: 'ab' },
      { kind: 'piece', ...ask },
      { kind: 'effect', text: 'abc', target: [0, 1, 0], hold },
      { kind: 'closing', prompts: ['a'], temperature: 1, each: 1, seed: 1, most: 3 }
    ]
  });
  expect(answers).toEqual([
    read(bench(), 'ab'),
    piece(bench(), ask),
    effectOf(read(bench(), 'abc').bits, read(bench(), 'abc', hold).bits, [0, 1, 0]),
    expect.objectContaining({ open: expect.any(Number) })
  ]);
});

test('cells are ranked over several texts, and another hypothesis is answered alike whatever was asked before', () => {
  const through = (work: Generator<unknown, Following>) => {
    let turn = work.next();
    while (!turn.done) turn = work.next();
    return turn.value;
  };
  const halves = { texts: [text, text.slice(0, 60)], middle: text.length };
  const desk = bench();
  const first = through(following(desk, halves, { by: 'quote' }));
  const after = through(following(desk, halves, { by: 'depth' }));
  expect(first.cells).toHaveLength(12);
  expect(through(following(bench(), halves, { by: 'depth' }))).toEqual(after);
  const marked = Array.from(lex(text).quote);
  const once = through(following(bench(), inHalves(text), { marked }));
  expect(once).toEqual(through(following(bench(), inHalves(text), { by: 'quote' })));
});

test('where a hypothesis is not asked it neither holds nor fails, and an amount holds above its mean', () => {
  const code = '/* "a" */ f("b");';
  const held = Array.from(holdsIn(targetOf({ by: 'quoteInCode' }, code)));
  expect(held.slice(1, 8)).toEqual(Array(7).fill(2));
  expect(held.filter((one) => one === 1)).toHaveLength(2);
  expect(new Set(holdsIn(targetOf({ by: 'depth' }, '{{{}}}')))).toEqual(new Set([0, 1]));
});

test('of held-out texts whole ones are taken for either half, until that is enough', () => {
  const one = (length: number) => ({ path: '', notice: '', text: 'x'.repeat(length) });
  const { texts, middle } = enoughOf({ licence: '', texts: [one(60_000), one(10), one(5), one(20)] });
  expect(texts.map(({ length }) => length)).toEqual([60_000, 10, 20]);
  expect(middle).toBe(60_000);
});
