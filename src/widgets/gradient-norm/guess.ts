import { roundDecades, type Decades } from '$figure/plot/ticks.ts';

/** Places along the steps where a guess is kept; the norm 0 steps back is 1 and not to be guessed. */
export const KNOTS = 6;
export const LARGEST_GUESS = 400;

/**
 * The axis on which a guess is drawn, and so what the guess can reach: as far up as down, because it must not give the
 * answer away, and wide enough for a factor of 0.4 at every step.
 */
export function guessAxis(T: number, steps: number): Decades {
  const reach = Math.min(LARGEST_GUESS, Math.max(40, Math.ceil(T * 0.4)));
  const { domain, ticks } = roundDecades(-reach, reach, steps);
  return { domain: [Math.max(-LARGEST_GUESS, domain[0]), Math.min(LARGEST_GUESS, domain[1])], ticks };
}
