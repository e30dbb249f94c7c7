import type { Task } from '$training/detector/tasks.ts';
import type { DetectorParams } from './params.ts';

export type Weights = Pick<DetectorParams, 'Whh' | 'Wxh' | 'Why' | 'h0'>;

/** Hand-set detectors, each with as many units as its `h0` is long. Each is proved over all strings by a test. */
const solutions: Record<Task, Weights[]> = {
  'repeated-ones': [
    // h = (current, previous, 1)
    { Whh: [0, 0, 0, 1, 0, 0, 0, 0, 1], Wxh: [1, 0, 0], Why: [1, 1, -1], h0: [0, 0, 1] },
    // h = (current, rising edge)
    { Whh: [0, 0, -1, 0], Wxh: [1, 1], Why: [1, -1], h0: [0, 0] }
  ],
  // h = (current is 0, previous was 0, 1)
  'two-zeros': [{ Whh: [0, 0, 1, 1, 0, 0, 0, 0, 1], Wxh: [-1, 0, 0], Why: [1, 1, -1], h0: [0, 0, 1] }],
  'three-ones': [
    // h = (current, previous, the one before, 1)
    {
      Whh: [0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1],
      Wxh: [1, 0, 0, 0],
      Why: [1, 1, 1, -2],
      h0: [0, 0, 0, 1]
    }
  ],
  'rising-edge': [
    // h = (current, previous)
    { Whh: [0, 0, 1, 0], Wxh: [1, 0], Why: [1, -1], h0: [0, 0] }
  ],
  parity: [
    // h = (parity before + current, whether both were 1, 1)
    { Whh: [1, -2, 0, 1, -2, -1, 0, 0, 1], Wxh: [1, 1, 0], Why: [1, -2, 0], h0: [0, 0, 1] }
  ]
};

/** Weights that solve `task` with `units` units: the largest known network that fits, or undefined if none does. */
export function solutionFor(task: Task, units: number): Weights | undefined {
  return solutions[task].filter(({ h0 }) => h0.length <= units).sort((a, b) => b.h0.length - a.h0.length)[0];
}
