import { expect, test } from 'vitest';
import { Rng } from '../../engine/index.ts';
import { told } from '../work/testing.ts';
import { CHECK_EVERY, learnersOf, learnTied, rightByStep, streamOf, type Course } from './job.ts';
import { drawPresses, LEARNED_STEPS, TESTED_STEPS } from './lamp.ts';
import { ROWS, Tied, Untied } from './learner.ts';

const spec = { units: 3, rate: 0.02, steps: LEARNED_STEPS };
const setting = { units: 8, rate: 0.02, beyond: 'drawn' } as const;

/** An untied chain that has the tied network's weights at every step. */
function alike(seed: number) {
  const tied = new Tied(spec, seed);
  const untied = new Untied(spec, seed, TESTED_STEPS);
  for (const network of untied.networks) network.loadStateDict(tied.network.stateDict());
  return { tied, untied };
}

test('the lamp is on after an odd number of presses', () => {
  const [x, y] = [new Float32Array(10 * 50), new Float32Array(10 * 50)];
  drawPresses(new Rng(3), x, y, 50);
  for (let row = 0; row < 50; row++) {
    let presses = 0;
    for (let t = 0; t < 10; t++) {
      presses += Number(x[t * 50 + row] > 0);
      expect(y[t * 50 + row]).toBe(presses % 2 === 1 ? 1 : -1);
    }
  }
});

test('a chain whose steps all have the same weights answers as the one network does, beyond what is learned too', () => {
  const { tied, untied } = alike(2);
  const [x, y] = [new Float32Array(TESTED_STEPS * 5), new Float32Array(TESTED_STEPS * 5)];
  drawPresses(new Rng(1), x, y, 5);
  const [one, many] = [tied.answers(x, 5), untied.answers(x, 5)];
  one.forEach((answer, i) => expect(many[i]).toBeCloseTo(answer, 6));
});

test('the gradients of all steps of such a chain add up to that of the one network', () => {
  const { tied, untied } = alike(2);
  const [x, y] = streamOf(1)();
  expect(untied.update(x, y)).toBeCloseTo(tied.update(x, y), 6);
  for (const name of tied.network.names) {
    const whole = tied.network.parameter(name).grad;
    whole.forEach((gradient, i) => {
      const sum = untied.networks.reduce((sum, net) => sum + net.parameter(name).grad[i], 0);
      expect(sum).toBeCloseTo(gradient, 5);
    });
  }
});

test('no gradient reaches the weights of steps that no string has', () => {
  const untied = new Untied(spec, 1, TESTED_STEPS);
  const before = untied.networks.map((network) => network.data.slice());
  const next = streamOf(1);
  for (let i = 0; i < 5; i++) untied.update(...next());
  untied.networks.forEach((network, t) => {
    const same = network.data.every((value, i) => value === before[t][i]);
    expect(same).toBe(t >= LEARNED_STEPS);
  });
});

test('repeated, the last weights that were learned take every later step', () => {
  const untied = new Untied(spec, 1, TESTED_STEPS, 'last');
  const [last, beyond] = [untied.networks[LEARNED_STEPS - 1], untied.networks.slice(LEARNED_STEPS)];
  const x = new Float32Array(TESTED_STEPS).fill(1);
  const answers = untied.answers(x, 1);
  for (const network of beyond) network.data.fill(0);
  expect(untied.answers(x, 1)).toEqual(answers);
  last.data.fill(0);
  expect(untied.answers(x, 1)).not.toEqual(answers);
});

test('networks of both kinds read the same strings, and tell what they get right at each of 24 steps', async () => {
  const ask: Course = { ...setting, seeds: [4, 5], checks: 2 };
  const lanes = await told(learnTied, { ask });
  expect(lanes).toHaveLength(4);
  const [alone] = learnersOf(setting, 4);
  const next = streamOf(4);
  for (let i = 0; i < CHECK_EVERY; i++) alone.update(...next());
  expect(lanes[0][0]).toEqual(rightByStep(alone));
  for (const tests of lanes) for (const shares of tests) expect(shares).toHaveLength(TESTED_STEPS);
});

test('with one W what is learned from 8 steps holds at 24; with a W a step it holds at 8 and is a guess at 9', () => {
  const [tied, untied] = learnersOf(setting, 2);
  const next = streamOf(2);
  for (let i = 0; i < 800; i++) {
    const [x, y] = next();
    tied.update(x, y);
    untied.update(x, y);
  }
  expect(Math.min(...rightByStep(tied))).toBeGreaterThan(0.98);
  const shares = rightByStep(untied);
  expect(Math.min(...shares.slice(0, LEARNED_STEPS))).toBeGreaterThan(0.95);
  expect(Math.max(...shares.slice(LEARNED_STEPS))).toBeLessThan(0.65);
  expect(ROWS).toBe(16);
});
