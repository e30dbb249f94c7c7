/** The least and the greatest positive number that float32 holds: 2⁻¹⁴⁹ (subnormal) and (2 − 2⁻²³)·2¹²⁷. */
export const LEAST = 2 ** -149;
export const GREATEST = (2 - 2 ** -23) * 2 ** 127;

export const LEAST_LOG = Math.log10(LEAST);
export const GREATEST_LOG = Math.log10(GREATEST);

/** What a gradient of norm 1 may be multiplied by at each of T steps, every step alike, and still be held by float32. */
export const factorsHeld = (T: number): readonly [number, number] => [LEAST ** (1 / T), GREATEST ** (1 / T)];

/** What a number with this log₁₀ is in float32. */
export const inFloat32 = (log10: number): 'held' | 'zero' | 'infinity' =>
  log10 > GREATEST_LOG ? 'infinity' : log10 < LEAST_LOG - Math.log10(2) ? 'zero' : 'held';
