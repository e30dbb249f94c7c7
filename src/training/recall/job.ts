import { wasmBackend } from '../../engine/index.ts';
import type { Job, Lane } from '../work/serve.ts';
import { CHECK_EVERY, hasLearned, memoryFor, RecallLearning, type RecallSpec } from './learning.ts';

/** What is asked for: one network a seed, all under one spec, tested at most `checks` times each. */
export interface Course {
  spec: RecallSpec;
  seeds: readonly number[];
  checks: number;
}

/**
 * Networks learn a task, each until it has learned it or has had all its tests. News are the score at each test,
 * `CHECK_EVERY` updates after the one before, as `RecallLearning.test` gives it.
 */
export const learnRecall: Job<Course, number> = ({ spec, seeds, checks }, kernels) =>
  seeds.map((seed) => {
    const backend = kernels ? wasmBackend(kernels, { bytes: memoryFor(spec) }) : undefined;
    return untilLearned(spec, new RecallLearning(spec, seed, backend), checks);
  });

function* untilLearned({ task }: RecallSpec, learning: RecallLearning, checks: number): Lane<number> {
  for (let check = 1; ; check++) {
    for (let update = 0; update < CHECK_EVERY; update++) {
      learning.update();
      yield;
    }
    const score = learning.test();
    if (check >= checks || hasLearned(task, score)) return score;
    yield score;
  }
}
