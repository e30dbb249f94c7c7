import type { Job, Lane } from '../work/serve.ts';
import type { Verdict } from './checker.ts';
import { diagnose, type Kind } from './diagnosis.ts';
import { CHECK_EVERY, Learning, type Ending, type LearningSpec } from './learning.ts';
import type { DetectorWeights } from './network.ts';

/** A search as it stood after some update. */
export interface Snapshot {
  updates: number;
  /** Losses of the updates since the snapshot before, in order. */
  losses: number[];
  gradientNorm: number;
  weights: DetectorWeights;
  verdict: Verdict;
  ending: Ending | undefined;
}

/** How one start came out. */
export interface Attempt {
  seed: number;
  kind: Exclude<Kind, 'running'>;
  updates: number;
  loss: number;
}

/** Starts to be run for their outcome. */
export interface Starts {
  spec: LearningSpec;
  seeds: readonly number[];
}

export function snapshotOf(learning: Learning, losses: number[]): Snapshot {
  const { updates, gradientNorm, weights, verdict, ending } = learning;
  return { updates, losses, gradientNorm, weights, verdict, ending };
}

/** One search that can be watched: a snapshot every ten updates, the last where it ends. */
export const search: Job<LearningSpec, Snapshot> = (spec) => [searching(new Learning(spec))];

/** One start after another, each to its end. */
export const tryStarts: Job<Starts, Attempt> = ({ spec, seeds }) => [trying(spec, seeds)];

function* searching(learning: Learning): Lane<Snapshot> {
  let losses: number[] = [];
  for (;;) {
    learning.update();
    losses.push(learning.loss);
    if (learning.ending) return snapshotOf(learning, losses);
    if (learning.updates % CHECK_EVERY > 0) continue;
    yield snapshotOf(learning, losses);
    losses = [];
  }
}

function* trying(spec: LearningSpec, seeds: readonly number[]): Lane<Attempt> {
  for (const seed of seeds) {
    const learning = new Learning({ ...spec, seed });
    const losses: number[] = [];
    while (!learning.ending) {
      learning.update();
      losses.push(learning.loss);
      if (learning.updates % CHECK_EVERY === 0) yield;
    }
    const { kind } = diagnose(learning.network, learning.h0, learning.ending, losses);
    yield { seed, kind: kind as Attempt['kind'], updates: learning.updates, loss: learning.loss };
  }
  return undefined;
}
