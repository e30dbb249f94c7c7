import { expect, test } from 'vitest';
import { Network } from '$engine';
import { check } from '$training/detector/checker.ts';
import { figureOf } from '$frame/testing.ts';
import { tasks } from '$training/detector/tasks.ts';
import { RepeatedOnes } from './model.svelte.ts';
import { parameters, type DetectorParams } from './params.ts';
import { judge } from './same-state.ts';
import { solutionFor } from './solutions.ts';

function figure(given: Partial<DetectorParams> = {}) {
  const model = figureOf(RepeatedOnes, parameters, given);
  return { params: model.params, model };
}

test('the hand-set weights answer 0 0 0 0 1 1 0 0 1 on the string of the lectures', () => {
  const { model } = figure();
  expect(model.values().y).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 1]);
  expect(model.values()).toMatchObject({ correct: true, counterexample: null });
});

test('the state holds the current bit, the previous bit and a 1', () => {
  expect(figure({ bits: '0110' }).model.values().h).toEqual([
    [0, 0, 1],
    [1, 0, 1],
    [1, 1, 1],
    [0, 1, 1]
  ]);
});

test('without the copy into "previous" the shortest failing string is 11', () => {
  const { model } = figure();
  model.setWeight('Whh', 3, 0);
  expect(model.verdict).toMatchObject({ correct: false, counterexample: '11', got: 0, wanted: 1 });
});

test('a constant that is too weak fails on a single 1', () => {
  const { model } = figure();
  model.setWeight('Why', 2, -0.5);
  expect(model.verdict).toMatchObject({ counterexample: '1', got: 0.5, wanted: 0 });
});

test('an answer within a quarter of what is wanted still counts, one further off does not', () => {
  const { model } = figure();
  model.setWeight('Why', 2, -0.75);
  expect(model.verdict.correct).toBe(true);
  model.setWeight('Why', 2, -0.74);
  expect(model.verdict.correct).toBe(false);
});

test('the counterexample can be shown: its bits are loaded and the figure stands where it fails', () => {
  const { model, params } = figure();
  model.setWeight('Whh', 3, 0);
  model.showCounterexample();
  expect(params.bits).toBe('11');
  expect(model.t).toBe(2);
  expect(model.right(2)).toBe(false);
});

test('every known solution is right on all 8,190 strings', () => {
  for (const goal of tasks)
    for (let units = 1; units <= 6; units++) {
      const solution = solutionFor(goal, units);
      if (!solution) continue;
      const { model } = figure({ goal, units, ...solution });
      expect(model.verdict, `${goal} with ${units} units`).toMatchObject({ correct: true, tried: 8190 });
    }
});

test('every task of the exercises has a solution with the units it is given', () => {
  expect(solutionFor('repeated-ones', 2)).toBeDefined();
  expect(solutionFor('two-zeros', 3)).toBeDefined();
  expect(solutionFor('three-ones', 4)).toBeDefined();
  expect(solutionFor('rising-edge', 3)).toBeDefined();
  expect(solutionFor('parity', 3)).toBeDefined();
  expect(solutionFor('repeated-ones', 1)).toBeUndefined();
});

test('a shown solution can be left again: the reader’s own weights come back to the bit', () => {
  const { model, params } = figure();
  model.setWeight('Wxh', 0, 0.1 + 0.2);
  model.showSolution();
  expect(model.verdict.correct).toBe(true);
  expect(model.score).toBeUndefined();
  model.backToMine();
  expect(params.Wxh[0]).toBe(0.1 + 0.2);
});

test('another number of units keeps the weights that fit', () => {
  const { params } = figure();
  params.units = 4;
  expect(params.Whh).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  params.units = 2;
  expect(params.Whh).toEqual([0, 0, 1, 0]);
});

test('a wrong detector scores the share of lengths at which it never fails', () => {
  const { model } = figure();
  expect(model.score).toBe(1);
  model.setWeight('Whh', 3, 0);
  expect(model.score).toBeCloseTo(1 / 12);
});

test('with a shorter string the position stays inside it', () => {
  const { model } = figure();
  model.seek(9);
  model.setBits('01');
  expect(model.t).toBe(2);
});

test('weights that make numbers explode are reported as a failure, not thrown', () => {
  const { model } = figure({ Whh: Array(9).fill(10), Wxh: [10, 10, 10], bits: '1'.repeat(64) });
  expect(model.verdict.correct).toBe(false);
  expect(model.values().y.every(Number.isFinite)).toBe(true);
});

test('the checker finds a failure that only a long string shows', () => {
  const network = new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: 3,
    bias: false,
    outputSize: 1,
    headBias: false,
    headActivation: 'relu',
    dtype: 'float64'
  });
  network.set('weight_hh_l0', [0, 0, 0, 1, 0, 0, 0, 0, 1.04]);
  network.set('weight_ih_l0', [1, 0, 0]);
  network.set('head.weight', [1, 1, -1]);
  const verdict = check(network, [0, 0, 1], 'repeated-ones');
  expect(verdict.counterexample).toBe('000011');
  expect(verdict.got).toBeCloseTo(2 - 1.04 ** 6);
});

test('0 and 01, both then reading 1, prove that one unit is not enough', () => {
  expect(judge('0', '01', '1')).toEqual({ kind: 'proof', bit: '1', first: 0, second: 1 });
  expect(judge('0', '01', '0').kind).toBe('agree');
  expect(judge('11', '0', '1')).toEqual({ kind: 'speaks', string: '11' });
  expect(judge('', '0', '1').kind).toBe('empty');
  expect(judge('a', '0', '1').kind).toBe('not-bits');
});
