import { type Rng } from '../../engine/index.ts';

/** Steps of the strings that are learned from, and of those that are tested on. */
export const LEARNED_STEPS = 8;
export const TESTED_STEPS = 24;

/**
 * Random presses of a button, −1 or 1, and whether the lamp is on after each, −1 or 1: every press turns it over, and it
 * is off at first.
 *
 * @param x presses, [T, B], overwritten
 * @param y [T, B], overwritten
 */
export function drawPresses(rng: Rng, x: Float32Array, y: Float32Array, B: number): void {
  for (let row = 0; row < B; row++) {
    let lamp = -1;
    for (let i = row; i < x.length; i += B) {
      x[i] = 2 * rng.int(2) - 1;
      if (x[i] > 0) lamp = -lamp;
      y[i] = lamp;
    }
  }
}
