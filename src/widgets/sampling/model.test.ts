import { Rng, sampleToken } from '$engine';
import { figureOf } from '$frame/testing.ts';
import { proseAtHand } from '$training/character/at-hand-testing.ts';
import { expect, test } from 'vitest';
import { Sampling } from './model.svelte.ts';
import { parameters, type SamplingParams } from './params.ts';
import { fallen, order, shape, softmax } from './shape.ts';
import { percent } from './words.ts';

const figure = (given: Partial<SamplingParams> = {}) => figureOf(Sampling, parameters, given, proseAtHand());
const scores = [2, -1, 0.5, 0.4, -3];
const free = { temperature: 1, topK: 0, topP: 1 };

test('shares add up to 1 whatever is cut, and are the softmax where nothing is', () => {
  expect(shape(scores, free)).toEqual(softmax(scores));
  for (const temperature of [0, 0.3, 1, 2])
    for (const topK of [0, 1, 3])
      for (const topP of [0.05, 0.6, 1]) {
        const q = shape(scores, { temperature, topK, topP });
        expect(q.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(order(q)[0]).toBe(0);
      }
});

test('a lower temperature gives the likeliest more, and at 0 it has all', () => {
  const best = [2, 1, 0.5, 0.1, 0].map((temperature) => shape(scores, { ...free, temperature })[0]);
  for (let i = 1; i < best.length; i++) expect(best[i]).toBeGreaterThan(best[i - 1]);
  expect(best[4]).toBe(1);
});

test('temperature ½ squares the shares', () => {
  const squares = softmax(scores).map((share) => share * share);
  const total = squares.reduce((sum, square) => sum + square, 0);
  shape(scores, { ...free, temperature: 0.5 }).forEach((share, v) =>
    expect(share).toBeCloseTo(squares[v] / total, 12)
  );
});

test('top k leaves k, top p as few as together have that share', () => {
  expect(shape(scores, { ...free, topK: 2 }).filter((share) => share > 0)).toHaveLength(2);
  const p = softmax(scores);
  const kept = shape(scores, { ...free, topP: 0.85 }).flatMap((share, v) => (share > 0 ? [v] : []));
  const sum = kept.reduce((total, v) => total + p[v], 0);
  expect(sum).toBeGreaterThanOrEqual(0.85);
  const least = Math.min(...kept.map((v) => p[v]));
  expect(sum - least).toBeLessThan(0.85);
});

test('how often a token is drawn is its share, as with the engine’s own sampling', () => {
  const q = shape(scores, { ...free, temperature: 0.7 });
  const rng = new Rng(1);
  const engine = new Rng(2);
  const counts = [0, 0].map(() => Array<number>(scores.length).fill(0));
  const N = 20_000;
  for (let i = 0; i < N; i++) {
    counts[0][fallen(q, rng.uniform())]++;
    counts[1][sampleToken(scores, engine, { temperature: 0.7 })]++;
  }
  for (const list of counts)
    list.forEach((count, v) => expect(Math.abs(count / N - q[v])).toBeLessThan(0.012));
});

test('the same numbers give the same text, and the likeliest alone needs none', () => {
  expect(figure().characters).toEqual(figure().characters);
  expect(figure({ seed: 2 }).characters).not.toEqual(figure().characters);
  expect(figure({ temperature: 0, seed: 2 }).characters).toEqual(figure({ topK: 1 }).characters);
});

test('it writes on from its prompt, without what the model has never seen', () => {
  const model = figure({ prompt: 'The 梯度', temperature: 0.5 });
  expect(model.prompt.join('')).toBe('The ');
  model.seek(5);
  expect(model.values().text).toHaveLength(5);
  expect(model.tokens).toHaveLength(12);
});

test('what is asked about temperature ½ is answered by the shares of the first character', () => {
  const model = figure();
  const cold = figure({ temperature: 0.5 });
  expect(model.cooling?.after).toBeCloseTo(100 * Math.max(...cold.drawn[0].q), 9);
  expect(model.cooling?.before).toBeLessThan(model.cooling?.after ?? 0);
});

test('before the model has come it asks for nothing and shows no numbers', () => {
  const model = figureOf(Sampling, parameters);
  expect(model.asks).toBe(false);
  expect(model.values().p).toEqual([]);
});

test('in the exercise e gets 78 per cent, and usual mistakes are known', () => {
  const answered = (answer: number) => figure({ task: 'cool', answer });
  expect(answered(78).score).toBe(1);
  expect([60, 36, 47, 50].map((answer) => [answered(answer).score, answered(answer).mistake])).toEqual([
    [0, 'same'],
    [0, 'squared'],
    [0, 'hot'],
    [0, undefined]
  ]);
});

test('a share that is not quite nothing or all is not printed as nothing or all', () => {
  expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0%', '<1%', '50%', '>99%', '100%']);
});
