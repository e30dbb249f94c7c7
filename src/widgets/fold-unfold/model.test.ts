import { expect, test, vi } from 'vitest';
import { figureOf } from '$frame/testing.ts';
import { learnTied, type Course } from '$training/tied/job.ts';
import { Server, type Served } from '$training/work/serve.ts';
import { plainBackend, Work } from '$training/work/work.svelte.ts';
import { lampAfter } from './lamp.ts';
import { FoldUnfold } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import { answerOf, comparedOf, verdictOf } from './words.ts';

const make = (given: object = {}) => figureOf(FoldUnfold, parameters, given);
const every = (length: number) =>
  Array.from({ length: 2 ** length }, (_, i) => i.toString(2).padStart(length, '0'));

test('the lamp is right on every string of 8 presses, and on longer ones', () => {
  const model = make();
  for (const bits of [...every(8), '111111111111', '101010101011']) {
    model.params.bits = bits;
    expect(model.y).toEqual(lampAfter(bits).map(Number));
    expect(model.right.every(Boolean)).toBe(true);
  }
});

test('all copies change with the one weight: at −1.5 the fourth step is the first that is wrong', () => {
  const model = make({ w: -1.5 });
  expect(model.right.indexOf(false)).toBe(3);
  model.seek(4);
  expect(verdictOf(model, strings.en)).toBe(
    '4 of 7 read. The network says: neither on nor off, and is wrong.'
  );
});

test('at first three presses are read, as many copies are out, and the end is not known', () => {
  const model = make();
  expect([model.t, model.length, model.params.unroll]).toEqual([3, 7, 3]);
  expect(verdictOf(model, strings.en)).toBe('3 of 7 read. The network says: lamp off.');
  model.press(2);
  expect(model.params.bits).toBe('1001010');
});

test('what is pulled out further than the string is long is all of it', () => {
  expect(make({ bits: '101', unroll: 9 }).params.bits).toBe('101');
  const { normalise } = parameters as unknown as { normalise: (values: object) => { unroll: number } };
  expect(normalise({ ...parameters.defaults, bits: '101', unroll: 9 }).unroll).toBe(3);
});

test('the exercise on the state hides it until the first number is right, and tells mistakes apart', () => {
  const model = make({ task: 'state', bits: '11011' });
  expect([model.length, model.score]).toEqual([0, 0]);
  expect(answerOf(model, strings.en)).toBe('');
  model.params.answer = 4;
  expect(answerOf(model, strings.en)).toBe(strings.en.wrong.presses);
  model.params.answer = 1;
  expect(answerOf(model, strings.en)).toBe(strings.en.wrong.on);
  model.params.answer = 3;
  expect(answerOf(model, strings.en)).toBe(strings.en.wrong.other);
  model.params.answer = 2;
  expect([model.length, model.score]).toEqual([5, 1]);
  expect(answerOf(model, strings.en)).toBe('✓ 2 it is.');
});

test('the exercise on sharing counts ten numbers for every step', () => {
  const model = make({ task: 'count', answer: 10 });
  expect(answerOf(model, strings.en)).toBe(strings.en.wrong.tied);
  model.params.answer = 60;
  expect(answerOf(model, strings.en)).toBe(strings.en.wrong.short);
  model.params.answer = 70;
  expect(model.score).toBe(1);
});

test('played, both kinds learn on the page’s side of a worker, and the guess is compared when they have', async () => {
  const work = new Work<Served<Course, number[]>>(
    () => {
      throw new Error('no worker here');
    },
    { choose: plainBackend, here: () => new Server(learnTied) }
  );
  const params = { ...parameters.defaults, learn: true, seeds: 1, seed: 2, updates: 600, guess: [8] };
  const model = new FoldUnfold(params, work);
  expect(model.asks).toBe(true);
  expect(verdictOf(model, strings.en)).toContain('Press play');
  expect(comparedOf(model, strings.en)).toBeUndefined();
  model.play?.();
  await vi.waitFor(() => expect(model.done).toBe(true), { timeout: 50_000 });
  const { tied, untied } = model.accounts;
  expect([tied.mastered, untied.mastered]).toEqual([24, 8]);
  expect(verdictOf(model, strings.en)).toBe('One W: right to step 24 of 24. One W a step: right to step 8.');
  expect(comparedOf(model, strings.en)).toBe('You said 8. So it is.');
  expect(Object.keys(model.values())).toEqual(['learnedSteps', 'tied', 'untied', 'mastered']);
  expect(model.pass()).toBeUndefined();
  model.destroy();
});
