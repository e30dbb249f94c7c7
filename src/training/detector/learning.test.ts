import { expect, test } from 'vitest';
import { check } from './checker.ts';
import { diagnose } from './diagnosis.ts';
import { Learning, type LearningSpec } from './learning.ts';
import { withWeights } from './network.ts';

const spec: LearningSpec = {
  task: 'repeated-ones',
  units: 3,
  seed: 10,
  optimiser: 'adam',
  rate: 0.01,
  head: 'relu',
  init: 'pytorch',
  maximum: 1500
};

function run(given: Partial<LearningSpec>) {
  const learning = new Learning({ ...spec, ...given });
  const losses: number[] = [];
  while (!learning.ending) {
    learning.update();
    losses.push(learning.loss);
  }
  return { learning, losses, diagnosis: diagnose(learning.network, learning.h0, learning.ending, losses) };
}

test('a search that says it found a detector has one: a network with its weights is right on every string', () => {
  const { learning } = run({});
  expect(learning.ending).toBe('found');
  const weights = learning.weights;
  expect(check(withWeights(weights), weights.h0, 'repeated-ones')).toMatchObject({
    correct: true,
    tried: 8190
  });
});

test('the same seed gives the same search to the bit, another seed another', () => {
  const { losses } = run({ maximum: 100 });
  expect(run({ maximum: 100 }).losses).toEqual(losses);
  expect(run({ maximum: 100, seed: 11 }).losses).not.toEqual(losses);
});

test('the initial state is given, not learned, and a search that is over does not move', () => {
  const { learning } = run({});
  expect(learning.h0).toEqual([0, 0, 1]);
  const before = Array.from(learning.network.data);
  learning.update();
  expect(Array.from(learning.network.data)).toEqual(before);
});

test('a start whose output is off for every string is named dead: its gradient is exactly 0', () => {
  const { learning, diagnosis } = run({ seed: 2 });
  expect(diagnosis).toMatchObject({ kind: 'dead', answers: [0, 0] });
  expect(learning.gradientNorm).toBe(0);
  expect(learning.updates).toBeLessThan(100);
});

test('a rate that is far too high is named diverged', () => {
  const { diagnosis } = run({ optimiser: 'sgd', rate: 10, head: 'linear', seed: 1 });
  expect(diagnosis.kind).toBe('diverged');
});

test('a rate that is far too low is given up while the loss still falls', () => {
  const { diagnosis } = run({ optimiser: 'sgd', rate: 0.001, seed: 10 });
  expect(diagnosis.kind).toBe('falling');
  expect(diagnosis.late).toBeLessThan(0.97 * diagnosis.earlier);
});

test('a search that has settled on a wrong answer is named stuck', () => {
  const { learning, diagnosis } = run({ seed: 3 });
  expect(diagnosis.kind).toBe('stuck');
  expect(learning.updates).toBe(1500);
  expect(learning.verdict.correct).toBe(false);
});

test('of the first twenty starts some find a detector and most do not', () => {
  const kinds = Array.from({ length: 20 }, (_, i) => run({ seed: i + 1, maximum: 500 }).diagnosis.kind);
  const found = kinds.filter((kind) => kind === 'found').length;
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(10);
  expect(kinds).toContain('dead');
  expect(kinds).toContain('stuck');
});
