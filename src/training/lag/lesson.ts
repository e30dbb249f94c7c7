import { Rng, type Network } from '../../engine/index.ts';
import { startOf, type Start } from './learning.ts';
import { LagStream } from './task.ts';

/** Steps of a lesson's strings. */
export const STEPS = 24;
/** Strings read side by side: gradients are means over all their answers. */
export const STRINGS = 64;

/** Strings of bits with the answers wanted, and the network that is to learn them. */
export interface Lesson {
  network: Network;
  /** [STEPS, STRINGS], −1 or 1. */
  x: Float64Array;
  /** [STEPS, STRINGS], 0 or 1; −1 where the bit asked for came before the string. */
  wanted: Int32Array;
}

/** The network of a seed before its first update, and strings for it: float64, the same for the same seed. */
export function lesson(seed: number, start: Start, lag: number): Lesson {
  const x = new Float64Array(STEPS * STRINGS);
  const wanted = new Int32Array(STEPS * STRINGS);
  new LagStream(lag, STRINGS, new Rng(seed + 2_000_000)).read(x, wanted);
  wanted.fill(-1, 0, lag * STRINGS);
  return { network: startOf(seed, start, 'float64'), x, wanted };
}
