import { Rng } from '../../engine/index.ts';

export const tasks = ['recall', 'adding'] as const;
/** `recall`: which bit stood at the first step? `adding`: what do the two marked numbers add up to? */
export type Task = (typeof tasks)[number];

/** Numbers read at a step: a value, and a mark that says whether it counts. */
export const INPUTS = 2;
export const outputsOf = (task: Task) => (task === 'recall' ? 2 : 1);

/** Variance of the sum of two numbers drawn evenly from 0 to 1: 1/12 each, and they are independent. */
export const CONSTANT_GUESS = 1 / 6;

/** How long a string is: the answer is asked for `lag` steps after the first one. */
export const stepsOf = (lag: number) => lag + 1;

/**
 * Strings of one task. Values are −1 or 1 (recall) or from 0 to 1 (adding; Hochreiter and Schmidhuber 1997, drawn as in
 * Le et al. 2015); all but the marked ones are there to be left alone. Recall marks the first step, adding one in
 * either half. The answer is wanted at the last step and nowhere else.
 *
 * @param rng advanced; the same generator gives the same strings, whoever reads them
 * @param x [T, rows, 2], overwritten: value, mark
 * @param wanted [rows], overwritten: 0 or 1, or the sum
 */
export function draw(task: Task, rng: Rng, x: Float32Array, wanted: Float32Array): void {
  const rows = wanted.length;
  const T = x.length / rows / INPUTS;
  for (let at = 0; at < x.length; at += INPUTS) {
    x[at] = task === 'recall' ? 2 * rng.int(2) - 1 : rng.uniform(0, 1);
    x[at + 1] = 0;
  }
  const half = Math.floor(T / 2);
  for (let row = 0; row < rows; row++) {
    const mark = (t: number) => {
      const at = (t * rows + row) * INPUTS;
      x[at + 1] = 1;
      return x[at];
    };
    if (task === 'recall') wanted[row] = mark(0) > 0 ? 1 : 0;
    else wanted[row] = mark(rng.int(half)) + mark(half + rng.int(T - half));
  }
}

/** One string of a task, for showing: its values and marks by step, and the answer. */
export function oneString(task: Task, lag: number, seed: number) {
  const T = stepsOf(lag);
  const x = new Float32Array(T * INPUTS);
  const wanted = new Float32Array(1);
  draw(task, new Rng(seed), x, wanted);
  const steps = Array.from({ length: T }, (_, t) => ({
    value: x[t * INPUTS],
    marked: x[t * INPUTS + 1] === 1
  }));
  return { steps, wanted: wanted[0] };
}

/** Turns all bits of recall's strings over, and so their answers. */
export function turnOver(x: Float32Array, wanted: Float32Array): void {
  for (let at = 0; at < x.length; at += INPUTS) x[at] = -x[at];
  for (let row = 0; row < wanted.length; row++) wanted[row] = 1 - wanted[row];
}
