import { Rng } from '../../engine/index.ts';
import type { Job, Lane } from '../work/serve.ts';
import { drawPresses, LEARNED_STEPS, TESTED_STEPS } from './lamp.ts';
import { ROWS, Tied, Untied, type Beyond, type Learner } from './learner.ts';

/** What is asked for: for each seed a network whose steps share their weights, then one whose steps do not. */
export interface Course {
  units: number;
  rate: number;
  beyond: Beyond;
  seeds: readonly number[];
  checks: number;
}

/** Updates between two tests. */
export const CHECK_EVERY = 25;
/** The same strings for every network, read by none while it learns. */
const TEST = { seed: 987_654_321, strings: 200 };

/** For every step of the test, the share of strings at which the answer has the right sign. */
export function rightByStep(learner: Learner): number[] {
  const B = TEST.strings;
  const [x, y] = [new Float32Array(TESTED_STEPS * B), new Float32Array(TESTED_STEPS * B)];
  drawPresses(new Rng(TEST.seed), x, y, B);
  const answers = learner.answers(x, B);
  return Array.from({ length: TESTED_STEPS }, (_, t) => {
    let right = 0;
    for (let i = t * B; i < (t + 1) * B; i++) right += Number(answers[i] * y[i] > 0);
    return right / B;
  });
}

/** Every network of a seed reads the same strings in the same order. */
export const streamOf = (seed: number) => {
  const rng = new Rng(seed + 1_000_000);
  const [x, y] = [new Float32Array(LEARNED_STEPS * ROWS), new Float32Array(LEARNED_STEPS * ROWS)];
  return () => {
    drawPresses(rng, x, y, ROWS);
    return [x, y] as const;
  };
};

export function learnersOf({ units, rate, beyond }: Omit<Course, 'seeds' | 'checks'>, seed: number) {
  const spec = { units, rate, steps: LEARNED_STEPS };
  return [new Tied(spec, seed), new Untied(spec, seed, TESTED_STEPS, beyond)] as const;
}

/** Lanes are the tied network of each seed, then the untied one of each. News are the shares of right answers by step. */
export const learnTied: Job<Course, number[]> = ({ seeds, checks, ...setting }) =>
  [0, 1].flatMap((kind) => seeds.map((seed) => learning(learnersOf(setting, seed)[kind], seed, checks)));

function* learning(learner: Learner, seed: number, checks: number): Lane<number[]> {
  const next = streamOf(seed);
  for (let check = 1; ; check++) {
    for (let update = 0; update < CHECK_EVERY; update++) {
      learner.update(...next());
      yield;
    }
    const right = rightByStep(learner);
    if (check === checks) return right;
    yield right;
  }
}
