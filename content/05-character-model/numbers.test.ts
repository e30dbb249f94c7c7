import { readFileSync } from 'node:fs';
import { compileKernels, Network } from '../../src/engine/index.ts';
import { compress } from '../../src/training/character/compress.ts';
import { Reader } from '../../src/training/character/handed.ts';
import { tokensOf } from '../../src/training/character/job.ts';
import { ngramBits } from '../../src/training/character/ngrams.ts';
import { reach, type Reach } from '../../src/training/character/reach.ts';
import { shippedFile } from '../../src/training/shipped/testing.ts';
import { samples } from '$widgets/compressor/samples.ts';
import { parameters as reachParameters } from '$widgets/gradient-reach/params.ts';
import { alone, learn, LETTERS, networkOf, softmax, UPDATES } from '$widgets/hello-model/learning.ts';
import { parameters as helloParameters } from '$widgets/hello-model/params.ts';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../tests/chapter.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const { units, rate, seed } = helloParameters.defaults;
const hello = learn({ memory: true, units, rate, seed });
const wordAfter = (t: number) => {
  const net = networkOf(units);
  net.data.set(hello[t].weights);
  return Array.from(alone(net), (token) => LETTERS[token]).join('');
};
const prose = shippedFile('prose');
const handed = {
  id: 'prose',
  spec: prose.network.spec,
  weights: prose.network.data,
  characters: prose.characters
};

/** A row of the study by how its first cells begin. */
function studied(state: string, reads: string, rate: number): string[] {
  const row = read('../../docs/decisions/learning-to-say-hello.md')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find((cells) => cells[1] === state && cells[2] === reads && Number(cells[3]) === rate);
  if (!row) throw new Error(`no row ${state}, ${reads}, ${rate}`);
  return row.slice(4);
}
const first = (cell: string) => Number(/^\d+/.exec(cell)?.[0]);

function packed(reader: Reader, text: string) {
  const turns = compress(reader, text);
  for (;;) {
    const { value, done } = turns.next();
    if (done) return value;
  }
}

const reaches = new Map<number, Reach[]>();
/** How the figure's text reaches back from one of its characters; found out once. */
function reachOf(at: number): Reach[] {
  const net = new Network({ ...prose.network.spec, dtype: 'float64' });
  net.data.set(prose.network.data);
  const tokens = tokensOf({ text: reachParameters.defaults.text, at }, prose.characters);
  const found = reaches.get(at) ?? [...reach(net, tokens, 72, 4)].flatMap((one) => one ?? []);
  reaches.set(at, found);
  return found;
}
const farthest = (at: number) => reachOf(at).findLast(({ real }) => real >= 0.01)?.distance ?? 0;

describe.each(chapters(import.meta.url))('chapter 5 ($lang)', ({ lang, text, says }) => {
  test('computes the loss and the gradient of four scores', () => {
    const p = softmax([1, 2, 3, 0]);
    says(p[1], 3);
    says(-Math.log2(p[1]), 2);
    p.forEach((share, k) => says(share - Number(k === 1), 3));
    says(Math.LN2, 3);
  });

  test('says when the figure’s network says hello, and what is left at the end', () => {
    expect(wordAfter(6)).not.toBe('hello');
    for (let t = 7; t <= UPDATES; t++) expect(wordAfter(t)).toBe('hello');
    expect(text).toContain({ en: 'from the seventh update on', zh: '第七次更新之后' }[lang]);
    says(hello[UPDATES].bits, 2);
    expect(wordAfter(2)).toBe('hoooo');
    expect(text).toMatch(/“oooo”/);
  });

  test('quotes its study of twenty starts', () => {
    const [handedOn, since] = studied('handed on', 'the text', 1);
    expect(first(handedOn)).toBe(20);
    says(first(since), 0);
    expect(first(studied('forgotten', 'the text', 1)[0])).toBe(0);
    expect(first(studied('forgotten', 'the text', 0.3)[0])).toBe(0);
    says(first(studied('handed on', 'the text', 0.3)[0]), 0);
    says(first(studied('handed on', 'its own letters', 0.3)[0]), 0);
    says(first(studied('handed on', 'its own letters', 1)[0]), 0);
    // How many end worse than they began.
    says(first(studied('handed on', 'the text', 8)[2]), 0);
    expect(first(studied('handed on', 'the text', 4)[2])).toBe(0);
    expect(first(studied('handed on', 'the text', 16)[2])).toBeGreaterThan(10);
  });

  test('says what ten letters of nine in ten come to', () => {
    says(100 * 0.9 ** 10, 0);
  });

  test('counts weights', () => {
    expect(networkOf(3).data).toHaveLength(33);
    says(33, 0);
    expect(text).toContain((512 * 96).toLocaleString('en'));
    expect(text).toContain((96 * 16 + 512 * 16).toLocaleString('en'));
    const { spec, data } = prose.network;
    expect([spec.cell, spec.hiddenSize, prose.characters.length]).toEqual(['lstm', 128, 96]);
    expect(text).toContain(data.length.toLocaleString('en'));
    const file = readFileSync(new URL('../../static/models/prose.safetensors', import.meta.url));
    expect(file.length).toBeLessThanOrEqual(150_000);
    says(file.length / 1000, 0);
  });

  test('quotes the model’s card, and turns its bits into a perplexity', () => {
    const [, bits] = /held-out bits per character \| [\d.]+ as trained, ([\d.]+) as shipped/.exec(
      read('../../static/models/prose.md').replace(/ +/g, ' ')
    ) ?? ['', 'NaN'];
    says(Number(bits), 2);
    says(2 ** Number(bits), 1);
  });

  test('says how the program is made', () => {
    expect(read('char-rnn.ts').trimEnd().split('\n')).toHaveLength(112);
    const parts = [...text.matchAll(/<Program file="char-rnn.ts" lines="(\d+)-(\d+)" \/>/g)];
    const lines = read('char-rnn.ts').split('\n');
    const shown = parts.map(([, from, to]) => lines.slice(Number(from) - 1, Number(to)));
    // Each part is whole: it begins where something begins, and ends before an empty line.
    for (const part of shown) expect([part[0].trim(), part[part.length - 1].trim()]).not.toContain('');
    for (const [, , to] of parts) expect((lines[Number(to)] ?? '').trim()).toMatch(/^\}?$/);
  });

  test('gives the exercise on temperature its numbers', () => {
    const squares = [0.6, 0.3, 0.1].map((share) => share * share);
    const total = squares.reduce((sum, square) => sum + square, 0);
    for (const square of squares) says(square, 2);
    says(total, 2);
    says((100 * squares[0]) / total, 0);
  });

  test('says how small the figure’s texts become', async () => {
    const kernels = await compileKernels({ relaxed: false });
    const reader = new Reader(handed, kernels);
    const { length, bytes, total } = packed(reader, samples.prose);
    says(length, 0);
    says(bytes.length, 0);
    says((8 * bytes.length) / length, 2);
    says(total / length, 2);
    for (const name of ['digits', 'chinese'] as const) {
      says(packed(reader, samples[name]).bytes.length, 0);
      says(Math.ceil(ngramBits(samples[name])[0] / 8), 0);
    }
  });

  test('says how far the framed character reaches', () => {
    const { text: shown, at: framed } = reachParameters.defaults;
    const own = reachOf(framed);
    expect(Array.from(shown)[framed - 1]).toBe('m');
    expect(shown.slice(framed - 3, framed + 5)).toBe('remember');
    says(farthest(framed), 0);
    expect(Math.round(own[0].real)).toBe(2);
    expect(own[71].real).toBeLessThan(1e-3);
    expect(own[71].distance).toBe(72);
    expect(own[0].real / own[71].real).toBeGreaterThan(1000);
    says(farthest(100), 0);
    says(farthest(230), 0);
  });

  test('says which of two models packs better', () => {
    says(Math.log2(4.6), 1);
    expect((2.1 * 8000) / 8).toBe(2100);
    says(2100, 0);
  });
});
