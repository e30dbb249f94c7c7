import { wasmBackend } from '../../engine/index.ts';
import { Lanes, type AnyCourse, type Learner, type News } from '../lanes.ts';
import { REPORT_INTERVAL, type Clock } from '../paced.ts';
import { CHECK_EVERY, hasLearned, memoryFor, RecallLearning, type RecallSpec } from './learning.ts';

/** How a network stood at its next test, `CHECK_EVERY` updates after the one before. */
export interface Score {
  /** As `RecallLearning.test` gives it; NaN where the weights are no numbers any more. */
  score: number;
}
export type Check = News<Score>;

/** What is asked for: one network a seed, all under one spec, tested at most `checks` times each. */
export interface Course extends AnyCourse {
  spec: RecallSpec;
  seeds: readonly number[];
}

/** Two of these run beside one page, which hears 20 reports a second from both together. */
const INTERVAL = 2 * REPORT_INTERVAL;

/** What the worker of one side offers: networks that learn, each until it has learned or has had all its tests. */
export class RecallTrainer extends Lanes<Course, Score> {
  constructor(clock?: Clock) {
    super(learners, { clock, interval: INTERVAL });
  }
}

function learners({ spec, seeds }: Course, kernels: WebAssembly.Module | null) {
  return seeds.map((seed): Learner<Score> => {
    const backend = kernels ? wasmBackend(kernels, { bytes: memoryFor(spec) }) : undefined;
    const learning = new RecallLearning(spec, seed, backend);
    return {
      next(last) {
        for (let i = 0; i < CHECK_EVERY; i++) learning.update();
        const score = learning.test();
        return { result: { score }, over: last || hasLearned(spec.task, score) };
      }
    };
  });
}
