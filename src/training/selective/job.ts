import { wasmBackend } from '../../engine/index.ts';
import type { Job, Lane } from '../work/serve.ts';
import { CHECK_EVERY, memoryFor, SelectiveLearning, type Score, type SelectiveSpec } from './learning.ts';

/** What is asked for: one network for every spec and seed, spec by spec, each tested `checks` times. */
export interface Course {
  specs: readonly SelectiveSpec[];
  seeds: readonly number[];
  checks: number;
}

export const lanesOf = ({ specs, seeds }: Course): number => specs.length * seeds.length;

/** A test, and the weights that it was made with, so that whoever hears of it can run the network. */
export interface Check extends Score {
  weights: Float32Array;
}

/** Networks learn, each for as many updates as all others. News are its tests, `CHECK_EVERY` updates apart. */
export const learnSelective: Job<Course, Check> = ({ specs, seeds, checks }, kernels) =>
  specs.flatMap((spec) =>
    seeds.map((seed) => {
      const backend = kernels ? wasmBackend(kernels, { bytes: memoryFor(spec) }) : undefined;
      return learn(new SelectiveLearning(spec, seed, backend), checks);
    })
  );

function* learn(learning: SelectiveLearning, checks: number): Lane<Check> {
  for (let check = 1; ; check++) {
    for (let update = 0; update < CHECK_EVERY; update++) {
      learning.update();
      yield;
    }
    const news = { ...learning.test(), weights: Float32Array.from(learning.network.data) };
    if (check >= checks) return news;
    yield news;
  }
}
