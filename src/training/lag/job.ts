import { wasmBackend } from '../../engine/index.ts';
import type { Job, Lane } from '../work/serve.ts';
import { CHECK_EVERY, LagLearning, LEARNED, type LagSpec, type Recurrence } from './learning.ts';

/** One network of those that learn side by side. */
export interface Learner {
  seed: number;
  recurrence: Recurrence;
}

/** How a network stood at its next test, `CHECK_EVERY` updates after the one before. */
export interface Check {
  /** Share of right answers with the state carried. */
  accuracy: number;
  /** The same with the state cleared at every border, of the last test alone. */
  cleared?: number;
}

/** What is asked for: networks that learn under one spec, tested at most `checks` times each. */
export interface Course {
  spec: LagSpec;
  learners: readonly Learner[];
  checks: number;
}

/** Bytes of WebAssembly memory for one network and its buffers. */
const MEMORY = 2 ** 22;

/** Networks learn a lag, each until it has learned it or has had all its tests. */
export const learnLag: Job<Course, Check> = ({ spec, learners, checks }, kernels) =>
  learners.map(({ seed, recurrence }) => {
    const backend = kernels ? wasmBackend(kernels, { bytes: MEMORY }) : undefined;
    return untilLearned(new LagLearning(spec, seed, recurrence, backend), checks);
  });

function* untilLearned(learning: LagLearning, checks: number): Lane<Check> {
  for (let check = 1; ; check++) {
    for (let update = 0; update < CHECK_EVERY; update++) {
      learning.update();
      yield;
    }
    const accuracy = learning.accuracy();
    if (check >= checks || accuracy >= LEARNED) return { accuracy, cleared: learning.accuracyCleared() };
    yield { accuracy };
  }
}
