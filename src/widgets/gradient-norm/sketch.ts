import { roundDecades, type Decades } from '$figure/plot/ticks.ts';

/** Places along the steps where a guess is kept; the norm 0 steps back is 1 and not to be guessed. */
export const KNOTS = 6;
export const LARGEST_GUESS = 400;

/** Steps back of knot i. */
export const knotAt = (i: number, T: number) => ((i + 1) * T) / KNOTS;

/**
 * A stroke of the pen from one point to the next bends the guess at every knot that it passes, and at the one that it
 * is nearest to.
 *
 * @param values log₁₀ at the knots
 * @param from where the pen was, to where it is: steps back and log₁₀ of the norm
 */
export function stroke(
  values: readonly number[],
  from: { k: number; y: number },
  to: { k: number; y: number },
  T: number
): number[] {
  const [low, high] = from.k < to.k ? [from, to] : [to, from];
  const reach = T / KNOTS / 3;
  return values.map((value, i) => {
    const k = knotAt(i, T);
    if (Math.abs(k - to.k) <= reach) return to.y;
    if (k < low.k || k > high.k) return value;
    return low.y + ((k - low.k) / (high.k - low.k)) * (high.y - low.y);
  });
}

/** The guess after k steps back, straight between knots; it begins at 1. */
export function guessAt(values: readonly number[], k: number, T: number): number {
  const at = (k / T) * KNOTS;
  const i = Math.min(KNOTS - 1, Math.floor(at));
  const before = i === 0 ? 0 : values[i - 1];
  return before + (at - i) * (values[i] - before);
}

/**
 * The axis on which a guess is drawn, and so what the guess can reach: as far up as down, because it must not give the
 * answer away, and wide enough for a factor of 0.4 at every step.
 */
export function sketchAxis(T: number, steps: number): Decades {
  const reach = Math.min(LARGEST_GUESS, Math.max(40, Math.ceil(T * 0.4)));
  const { domain, ticks } = roundDecades(-reach, reach, steps);
  return { domain: [Math.max(-LARGEST_GUESS, domain[0]), Math.min(LARGEST_GUESS, domain[1])], ticks };
}
