import { expect, test } from 'vitest';
import { figureOf } from '$frame/testing.ts';
import { wanted } from './keep.ts';
import { BeTheNetwork } from './model.svelte.ts';
import { parameters } from './params.ts';

const begun = () => {
  const figure = figureOf(BeTheNetwork, parameters);
  figure.seek(1);
  return figure;
};
const truth = (figure: BeTheNetwork) => wanted(figure.read);

test('an answer is kept with its bit, and the next bit comes', () => {
  const figure = begun();
  figure.answer(truth(figure));
  expect(figure.t).toBe(2);
  expect(figure.params.answers).toHaveLength(1);
  expect(figure.streak).toBe(1);
  expect(figure.waiting).toBe(true);
});

test('a wrong answer ends the streak, and the next right one begins another', () => {
  const figure = begun();
  for (let i = 0; i < 4; i++) figure.answer(truth(figure));
  expect(figure.streak).toBe(4);
  figure.answer(1 - truth(figure));
  expect(figure.streak).toBe(0);
  figure.answer(truth(figure));
  expect(figure.streak).toBe(1);
});

test('who looks on without answering has answered nothing', () => {
  const figure = begun();
  figure.seek(5);
  figure.answer(0);
  expect(figure.params.answers).toBe('----0');
  expect([0, 1, 2, 3].map((bit) => figure.given(bit))).toEqual([undefined, undefined, undefined, undefined]);
});

test('nothing is answered before a bit has come', () => {
  const figure = figureOf(BeTheNetwork, parameters);
  figure.answer(1);
  expect(figure.params.answers).toBe('');
  expect(figure.t).toBe(0);
});

test('the slots hold what was asked for, of the bits that have come', () => {
  const figure = figureOf(BeTheNetwork, parameters, { first: 'before', second: 'ones' });
  figure.seek(7);
  const bits = figure.bits.slice(0, 7);
  expect(figure.held).toEqual([bits[5], bits.filter((bit) => bit === 1).length]);
});

test('the first bits ask for both answers', () => {
  const figure = figureOf(BeTheNetwork, parameters);
  const answers = figure.bits.slice(0, 8).map((_, i) => wanted(figure.bits.slice(0, i + 1)));
  expect(new Set(answers)).toEqual(new Set([0, 1]));
});
