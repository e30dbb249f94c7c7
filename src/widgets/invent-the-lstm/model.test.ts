import { figureOf } from '$frame/testing.ts';
import { expect, test } from 'vitest';
import { InventTheLstm } from './model.svelte.ts';
import { parameters } from './params.ts';

const make = (given: Partial<typeof parameters.defaults> = {}) => figureOf(InventTheLstm, parameters, given);

test('the way through all six tasks ends in an LSTM and a full score', () => {
  const figure = make();
  const settings = [{}, { iw: 16, ib: -8 }, { fw: -16, fb: 8 }, { ow: 16, ob: -8 }, { u: 8 }, {}] as const;
  settings.forEach((values, k) => {
    expect(figure.params.stage).toBe(k + 1);
    expect(figure.solved).toBe(false);
    expect(figure.missing).toBeDefined();
    expect(figure.score).toBeCloseTo(k / 6, 12);
    figure.add();
    Object.assign(figure.params, values);
    expect(figure.counterexample).toBeUndefined();
    expect(figure.missing).toBeUndefined();
    figure.next();
  });
  expect(figure.finished).toBe(true);
  expect(figure.score).toBe(1);
});

test('no task can be skipped, and none is begun with its part', () => {
  const figure = make();
  figure.next();
  expect(figure.params.stage).toBe(1);
  expect(make({ stage: 4, parts: 5 }).params.parts).toBe(4);
  expect(make({ stage: 4, parts: 0 }).params.parts).toBe(3);
});

test('a failure names a step that is wrong', () => {
  const figure = make({ stage: 2, parts: 1 });
  const { counterexample: failure } = figure;
  if (!failure) throw new Error('It should fail.');
  figure.show(failure.at + 1);
  expect(figure.run.y[failure.step]).toBe(failure.got);
  expect(figure.shown.wanted[failure.step]).toBe(failure.wanted);
});

test('it begins on a sequence that fails, and so does every task that follows', () => {
  const figure = make();
  expect(figure.counterexample?.at).toBe(figure.params.shown - 1);
  figure.add();
  figure.next();
  expect(figure.params.stage).toBe(2);
  expect(figure.counterexample?.at).toBe(figure.params.shown - 1);
});

test('a part is offered after three settings that failed, small steps of one slider being one, or to who gives up', () => {
  const figure = make();
  expect(figure.toTry).toBe(3);
  figure.change({ w: 1.2 });
  expect(figure.toTry).toBe(3);
  for (const w of [1.6, 2.2]) figure.change({ w });
  expect(figure.toTry).toBe(1);
  figure.change({ u: 5 });
  expect(figure.toTry).toBe(0);
  figure.reset();
  expect(figure.toTry).toBe(3);
  figure.giveUp();
  expect(figure.toTry).toBe(0);
});
