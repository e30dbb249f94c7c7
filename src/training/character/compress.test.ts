import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Network, Rng } from '../../engine/index.ts';
import { RARE } from '../text/vocabulary.ts';
import { compress, expand } from './compress.ts';
import { Reader, type Handed } from './handed.ts';
import { ngramBits } from './ngrams.ts';

/** A model that has learned nothing: what it foretells is as good as chance, and still decides every bit. */
function untrained(characters: readonly string[], seed = 1): Handed {
  const size = characters.length;
  const network = new Network({ cell: 'gru', inputSize: size, hiddenSize: 6, outputSize: size }).init(
    new Rng(seed)
  );
  for (let i = 0; i < network.data.length; i++) network.data[i] *= 4;
  return { id: `untrained ${seed}`, spec: network.spec, weights: network.data, characters };
}
const letters = ['\n', ' ', 'a', 'b', 'c', 'd', 'e', 'f', RARE];
const handed = untrained(letters);

function through<T>(turns: Generator<undefined, T>): T {
  for (;;) {
    const { value, done } = turns.next();
    if (done) return value;
  }
}
const code = (text: string, model = handed) => through(compress(new Reader(model), text));
const decode = (bytes: Uint8Array, model = handed) => through(expand(new Reader(model), bytes));

/** Characters of all kinds, in as long a text as is wanted: known ones, Chinese, signs beyond 16 bits, controls, halves. */
function anyText(length: number, seed: number): string {
  const rng = new Rng(seed);
  const kinds = [
    () => letters[rng.int(8)],
    () => letters[rng.int(8)],
    () => String.fromCodePoint(0x4e00 + rng.int(3000)),
    () => String.fromCodePoint(0x1f300 + rng.int(600)),
    () => String.fromCodePoint(rng.int(128)),
    () => String.fromCodePoint(rng.int(0x110000))
  ];
  let text = '';
  for (let i = 0; i < length; i++) text += kinds[rng.int(i % 3 === 0 ? kinds.length : 3)]();
  return text;
}

test('every text comes back to the last character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(decode(code(text).bytes)).toBe(text);
    }),
    { seed: 1, numRuns: 40 }
  );
});

test.each([
  ['nothing', ''],
  ['one character', 'a'],
  ['a character that stands for rare ones', RARE + 'a' + RARE],
  ['halves of pairs', '\ud800a\udc00'],
  ['the first and the last code point', '\0\u{10ffff}\0'],
  ['the same again and again', 'a'.repeat(5000)],
  ['lines that end as on Windows', 'ab\r\ncd\r\n']
])('%s comes back', (_, text) => {
  expect(decode(code(text).bytes)).toBe(text);
});

test('100,000 characters of any kind come back exactly, and take at most half a per cent more than their own bits', () => {
  const text = anyText(100_000, 3);
  const coded = code(text);
  expect(coded.length).toBe(Array.from(text).length);
  expect(decode(coded.bytes)).toBe(text);
  expect(coded.bytes.length * 8).toBeLessThanOrEqual(coded.total * 1.005);
  expect(coded.bytes.length * 8).toBeGreaterThan(coded.total * 0.995);
});

test('the bits of the characters add up to those of the text', () => {
  const { bits, total } = code(anyText(500, 5));
  expect(bits.reduce((sum, one) => sum + one, 0)).toBeCloseTo(total, 2);
});

test('a model that knows all characters pays next to nothing for those that it might not know', () => {
  const text = 'abcdef '.repeat(300);
  const without = letters.slice(0, 8);
  const { bytes, total } = code(text, untrained(without));
  expect(decode(bytes, untrained(without))).toBe(text);
  const own = (() => {
    const reader = new Reader(untrained(without));
    let sum = 0;
    for (const c of text) {
      const scores = Array.from(reader.scores);
      const all = scores.reduce((s, score) => s + Math.exp(score), 0);
      const token = without.indexOf(c);
      sum -= Math.log2(Math.exp(scores[token]) / all);
      reader.read(token);
    }
    return sum;
  })();
  expect(total - own).toBeGreaterThan(0);
  expect(total - own).toBeLessThan(8);
});

test('another model makes something else of the same bytes', () => {
  const text = 'abc def abc';
  const { bytes } = code(text);
  expect(decode(bytes, untrained(letters, 2))).not.toBe(text);
});

test('a longer context foretells a text that repeats itself better, and costs nothing where nothing repeats', () => {
  const repeated = ngramBits('hello world. '.repeat(100)).map((bits) => bits / 1300);
  expect(repeated[0]).toBeGreaterThan(3);
  expect(repeated[3]).toBeLessThan(0.5);
  for (let order = 1; order <= 3; order++) expect(repeated[order]).toBeLessThan(repeated[order - 1]);
  expect(ngramBits('')).toEqual([0, 0, 0, 0]);
  // The first character could be any of Unicode's.
  for (const bits of ngramBits('a')) expect(bits).toBeCloseTo(Math.log2(0x110000), 9);
});
