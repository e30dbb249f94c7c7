import { wasmBackend } from '../../engine/index.ts';
import { Lanes, type AnyCourse, type Learner } from '../lanes.ts';
import type { Clock } from '../paced.ts';
import { CHECK_EVERY, LagLearning, LEARNED, type LagSpec, type Recurrence } from './learning.ts';

/** One network of those that learn side by side. */
export interface Lane {
  seed: number;
  recurrence: Recurrence;
}

/** How a lane stood at its next test, `CHECK_EVERY` updates after the one before. */
export interface Check {
  /** Index of the lane. */
  lane: number;
  /** Share of right answers with the state carried; NaN where the weights are no numbers any more. */
  accuracy: number;
  /** The same with the state cleared at every border, where the lane is at its end; else undefined. */
  cleared?: number;
}

/** What is asked for: lanes that learn under one spec, tested at most `checks` times each. */
export interface Course extends AnyCourse {
  spec: LagSpec;
  lanes: readonly Lane[];
}

/** Bytes of WebAssembly memory for one network and its buffers. */
const MEMORY = 2 ** 22;

/** What the worker offers: networks that learn a lag, each until it has learned it or has had all its tests. */
export class LagTrainer extends Lanes<Course, Omit<Check, 'lane'>> {
  constructor(clock?: Clock) {
    super(learners, { clock });
  }
}

function learners({ spec, lanes }: Course, kernels: WebAssembly.Module | null) {
  return lanes.map(({ seed, recurrence }): Learner<Omit<Check, 'lane'>> => {
    const backend = kernels ? wasmBackend(kernels, { bytes: MEMORY }) : undefined;
    const learning = new LagLearning(spec, seed, recurrence, backend);
    return {
      next(last) {
        for (let i = 0; i < CHECK_EVERY; i++) learning.update();
        const accuracy = learning.accuracy();
        const over = last || accuracy >= LEARNED;
        return { result: over ? { accuracy, cleared: learning.accuracyCleared() } : { accuracy }, over };
      }
    };
  });
}
