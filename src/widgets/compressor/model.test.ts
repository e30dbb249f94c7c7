import { compileKernels } from '$engine';
import { figureOf } from '$frame/testing.ts';
import { proseAtHand } from '$training/character/at-hand-testing.ts';
import { asked, type Packed } from '$training/character/job.ts';
import { told } from '$training/work/testing.ts';
import { describe, expect, test } from 'vitest';
import { gzipped, utf8Length } from './gzip.ts';
import { Compressor } from './model.svelte.ts';
import { LINKED, MOST, parameters, type CompressorParams } from './params.ts';
import { samples } from './samples.ts';
import { strings } from './strings.ts';
import { stateOf } from './words.ts';

const figure = (given: Partial<CompressorParams> = {}) =>
  figureOf(Compressor, parameters, given, proseAtHand());

const kernels = compileKernels({ relaxed: false });

async function packed(text: string): Promise<Packed> {
  const { handed } = proseAtHand();
  if (!handed) throw new Error('no model');
  const [news] = await told(
    asked(() => handed),
    { ask: { kind: 'pack', text }, kernels: await kernels }
  );
  return news[news.length - 1] as Packed;
}

describe.each(Object.entries(samples))('the text “%s”', (name, text) => {
  test('comes back as it was, in a file that is as large as the model’s bits say', async () => {
    const { same, bytes, total, ngrams } = await packed(text);
    expect(same).toBe(true);
    // The number of characters, the last bits and the byte that they fill.
    expect(bytes.length * 8 - total).toBeLessThan(32);
    expect(bytes.length * 8).toBeGreaterThan(total);
    const gzip = (await gzipped(text)) ?? 0;
    if (name === 'prose') expect(bytes.length).toBeLessThan(gzip / 2);
    if (name === 'story') expect(bytes.length).toBeLessThan(gzip);
    // What it has not read about, even counting letters packs better.
    const counted = Math.ceil(ngrams[0] / 8);
    if (name === 'chinese' || name === 'digits') expect(bytes.length).toBeGreaterThan(counted);
  });
});

test('the parts of the interval are the model’s shares, and each character’s part is its surprise', async () => {
  const model = figure();
  const { bits } = await packed(model.text);
  model.choices.forEach(({ p, token }, i) => {
    expect(p.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    // What it costs to say that the model knows the character comes on top.
    const own = -Math.log2(p[token]);
    expect(bits[i]).toBeGreaterThan(own);
    expect(bits[i]).toBeLessThan(own + 1.01);
  });
});

test('a text of one’s own is kept in the link where it is short, and cut where it is too long', () => {
  const model = figure();
  model.write('abc');
  expect([model.params.sample, model.params.own, model.text]).toEqual(['own', 'abc', 'abc']);
  const long = 'x'.repeat(LINKED + 1);
  model.write(long);
  expect([model.params.own, model.text, model.cut]).toEqual(['', long, false]);
  model.write('😀'.repeat(MOST + 1));
  expect([model.characters.length, model.cut]).toEqual([MOST, true]);
  model.reset();
  expect(model.text).toBe('');
  expect(stateOf(model, strings.en)).toBe(strings.en.nothing);
});

test('a file’s size in UTF-8 is its bytes', () => {
  expect(utf8Length('aé你😀')).toBe(1 + 2 + 3 + 4);
});

test('before the model has come there is nothing to compare', () => {
  const model = figureOf(Compressor, parameters);
  expect([model.sizes, model.smallest, model.packed]).toEqual([undefined, undefined, undefined]);
  expect(model.values().ngrams).toEqual([]);
});

test('in the exercise the smaller file has 2,100 bytes, and usual mistakes are known', () => {
  const answered = (answer: number) => figure({ task: 'bits', answer });
  expect(answered(2100).score).toBe(1);
  expect([16_800, 2202, 4600, 5].map((answer) => [answered(answer).score, answered(answer).mistake])).toEqual(
    [
      [0, 'bits'],
      [0, 'other'],
      [0, 'perplexity'],
      [0, undefined]
    ]
  );
});
