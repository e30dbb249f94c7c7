import { expect, test } from 'vitest';
import type { TextRunConfig } from './config.ts';
import { TextRun } from './run.ts';
import { distribution, Writer, type WriteOptions, type Written } from './write.ts';

const config: TextRunConfig = {
  text: 'a rose is a rose is a rose. '.repeat(20),
  cell: 'gru',
  hiddenSize: 12,
  T: 14,
  B: 2,
  optimiser: 'adam',
  rate: 0.02,
  clip: 5,
  seed: 3
};
const run = new TextRun(config);
for (let i = 0; i < 120; i++) run.update();
const writer = new Writer(run.network.spec, run.vocabulary);

function write(options: WriteOptions): Written {
  const turns = writer.write(run.network.data, options);
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
  }
}

test('writes the very text that a run’s own sample is', () => {
  const options = { length: 80, seed: 5, temperature: 0.8, topK: 4, prompt: 'a ro' };
  const written = write(options);
  expect(written.characters.slice(0, 4).join('')).toBe('a ro');
  expect(written.given).toBe(4);
  expect(written.characters.slice(4).join('')).toBe([...run.sample(options)].join(''));
});

test('says of every character how surprising it was, and which were likeliest at the temperature', () => {
  const { characters, surprise, tokens, probabilities, alternatives } = write({
    length: 30,
    seed: 1,
    temperature: 0.5,
    alternatives: 3,
    prompt: 'a rose is'
  });
  expect(alternatives).toBe(3);
  expect(surprise[0]).toBeNaN();
  expect(tokens).toHaveLength(3 * characters.length);
  const logits = run.network.forward(run.vocabulary.encode('a rose is'), { T: 9 }).output;
  const V = run.vocabulary.size;
  const last = logits.subarray(8 * V);
  const p = distribution(last, 0.5);
  const next = run.vocabulary.encode(characters[9])[0];
  expect(surprise[9]).toBeCloseTo(-Math.log2(distribution(last, 1)[next]), 4);
  expect(tokens[27]).toBe(p.indexOf(Math.max(...p)));
  expect(probabilities[27]).toBeCloseTo(Math.max(...p), 5);
  expect(probabilities[27]).toBeGreaterThanOrEqual(probabilities[28]);
});

test('a text that takes another road at one place is the same up to it', () => {
  const first = write({ length: 20, seed: 2, prompt: 'a' });
  const prefix = first.characters.slice(0, 10).join('');
  const other = write({ length: 10, seed: 2, prompt: `${prefix}s` });
  expect(other.characters.slice(0, 10).join('')).toBe(prefix);
  expect(other.given).toBe(11);
});

test('at temperature 0 the likeliest has it all', () => {
  expect([...distribution([1, 3, 2], 0)]).toEqual([0, 1, 0]);
});

test('refuses weights of another network, and a prompt with a character that was never seen', () => {
  expect(() => writer.write(new Float32Array(3), { length: 1, seed: 1 })).toThrow('weights');
  expect(() => write({ length: 1, seed: 1, prompt: 'ß' })).toThrow('never seen');
});
