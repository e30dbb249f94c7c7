import type { Network } from '../../engine/index.ts';
import { targetOfLast, type Task } from './tasks.ts';

/** An answer counts as right within a quarter of what is wanted, on either side: ¾ to 1¼ reads 1, −¼ to ¼ reads 0. */
export const TOLERANCE = 0.25;

export interface Verdict {
  correct: boolean;
  /** How many strings were tried; all shorter ones than the counterexample, and those of its length before it. */
  tried: number;
  /** The shortest string whose last answer is wrong, first in numeric order among those; null if every one is right. */
  counterexample: string | null;
  /** The answer to the last bit of the counterexample, and what was wanted. Zeros when correct. */
  got: number;
  wanted: number;
}

/**
 * Reads every bit string up to `maxLength` through the network and finds the shortest that is answered wrongly.
 *
 * A string's answer depends on its own bits alone, so the strings of one length share the work of their beginnings:
 * one step of the engine with a batch of 2^length states for each length, 2^(maxLength + 1) − 2 states in all.
 *
 * @param network one input, one output, batch size free
 * @param h0 initial state, one number a unit
 */
export function check(
  network: Network,
  h0: ArrayLike<number>,
  task: Task,
  maxLength = 12,
  tolerance = TOLERANCE
): Verdict {
  const units = h0.length;
  let parents: ArrayLike<number> = h0;
  let tried = 0;
  for (let length = 1; length <= maxLength; length++) {
    const count = 1 << length;
    const h = new Float64Array(count * units);
    const x = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      x[i] = i & 1;
      for (let u = 0; u < units; u++) h[i * units + u] = parents[(i >> 1) * units + u];
    }
    const { output, state } = network.step(x, { h });
    for (let i = 0; i < count; i++) {
      const bits = i.toString(2).padStart(length, '0');
      const wanted = targetOfLast(task, bits);
      tried++;
      if (!(Math.abs(output[i] - wanted) <= tolerance))
        return { correct: false, tried, counterexample: bits, got: output[i], wanted };
    }
    parents = state.h;
  }
  return { correct: true, tried, counterexample: null, got: 0, wanted: 0 };
}
