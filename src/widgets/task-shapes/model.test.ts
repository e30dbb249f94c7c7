import { describe, expect, test } from 'vitest';
import { figureOf } from '$frame/testing.ts';
import { TaskShapes } from './model.svelte.ts';
import { runOf } from './networks.ts';
import { parameters, shapes, type Shape, type ShapesParams } from './params.ts';
import { strings } from './strings.ts';
import { answerOf, ASKED, numberOf, verdictOf } from './words.ts';

const make = (given: Partial<ShapesParams> = {}) => {
  const model = figureOf(TaskShapes, parameters, given);
  model.seek(model.length);
  return model;
};
const every = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((length) =>
    Array.from({ length: 2 ** length }, (_, i) => i.toString(2).padStart(length, '0'))
  );
const rightOn = (shape: Shape, bits: string) => make({ shape, bits }).verdict;

test.each(shapes)('%s: on every edge stands what is added, and the state is made of their sum', (shape) => {
  const run = runOf(shape, { bits: '1101', n: 5 });
  const bend = shape === 'many-to-one' ? Math.tanh : (sum: number) => Math.max(0, sum);
  run.steps.forEach(({ h, fromH, fromX }) =>
    h.forEach((value, i) => expect(value).toBeCloseTo(bend(fromH[i] + (fromX?.[i] ?? 0)), 12))
  );
});

test('every shape starts with an input that it gets right', () => {
  for (const shape of shapes) {
    const model = make({ shape });
    expect(model.verdict).toBe(true);
    expect(verdictOf(model, strings.en)).toEqual({ tone: 'good', text: strings.en.right[shape] });
  }
});

describe('one to one', () => {
  test('is right on two bits, and wrong whenever a third is a 1, for which it has no place', () => {
    for (const bits of ['00', '01', '10', '11', '010', '110']) expect(rightOn('one-to-one', bits)).toBe(true);
    for (const bits of ['101', '001', '111']) expect(rightOn('one-to-one', bits)).toBe(false);
  });
});

describe('one to many', () => {
  test('counts down from every whole number, and from no other', () => {
    expect(make({ shape: 'one-to-many', n: 4 }).values().y).toEqual([3, 2, 1, 0]);
    for (const n of [1, 2, 3, 4, 5, 6, 7]) expect(make({ shape: 'one-to-many', n }).verdict).toBe(true);
    const model = make({ shape: 'one-to-many', n: 2.5 });
    expect(model.values().y).toEqual([1.5, 0.5, 0]);
    expect(verdictOf(model, strings.en).tone).toBe('bad');
  });
});

describe('many to one', () => {
  test('is right on all strings of up to four bits, and fails first on five', () => {
    for (const bits of every(2, 4)) expect(rightOn('many-to-one', bits)).not.toBe(false);
    const failing = every(5, 5).filter((bits) => rightOn('many-to-one', bits) === false);
    expect(failing).toContain('11100');
    expect(failing).toContain('00011');
  });
  test('has no right answer to as many 1s as 0s', () => {
    const model = make({ shape: 'many-to-one', bits: '0110' });
    expect(verdictOf(model, strings.en)).toEqual({ tone: 'plain', text: strings.en.tie });
  });
});

test('many to many is right on every string that can be typed', () => {
  for (const bits of every(2, 7)) expect(rightOn('many-to-many', bits)).toBe(true);
});

describe('encoder–decoder', () => {
  test('reverses every string of up to three bits; of longer ones those whose first bits are 0', () => {
    for (const bits of every(2, 3)) expect(rightOn('encoder-decoder', bits)).toBe(true);
    for (const bits of every(4, 6))
      expect(rightOn('encoder-decoder', bits)).toBe(!bits.slice(0, -3).includes('1'));
  });
  test('says when it was right by luck', () => {
    expect(verdictOf(make({ bits: '0101' }), strings.en).text).toBe(strings.en.lucky);
  });
  test('its decoder begins with the state that its encoder left', () => {
    const { steps, first } = runOf('encoder-decoder', { bits: '110', n: 4 });
    expect(steps[first].fromH.slice(0, 3)).toEqual(steps[first - 1].h.slice(1));
  });
});

test('until all is answered the task is said; the shape that is picked anew starts half-way', () => {
  const model = figureOf(TaskShapes, parameters, {});
  expect([model.t, model.length]).toEqual([3, 6]);
  expect(verdictOf(model, strings.en)).toEqual({
    tone: 'plain',
    text: strings.en.task['encoder-decoder']
  });
  model.change({ shape: 'many-to-many' });
  expect([model.t, model.length]).toEqual([1, 3]);
  model.press(2);
  expect(model.params.bits).toBe('111');
});

test('in the exercise every task has one shape, and the two many-to-many shapes get hints of their own', () => {
  for (const [i, shape] of ASKED.entries()) {
    const model = make({ asked: i + 1 });
    expect(answerOf(model, strings.en)).toBe('');
    model.params.answer = numberOf(shape);
    expect(model.score).toBe(1);
    expect(answerOf(model, strings.en)).toContain(strings.en.shapes[shape]);
  }
  const translation = make({ asked: 4, answer: numberOf('many-to-many') });
  expect(answerOf(translation, strings.en)).toBe(strings.en.hints.aligned);
  const labels = make({ asked: 3, answer: numberOf('encoder-decoder') });
  expect(answerOf(labels, strings.en)).toBe(strings.en.hints.wait);
});
