/** The least and the greatest positive number that float32 holds: 2⁻¹⁴⁹ (subnormal) and (2 − 2⁻²³)·2¹²⁷. */
export const LEAST_FLOAT32 = 2 ** -149;
export const GREATEST_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;

/** What a number of size 1 may be multiplied by at each of T steps, every step alike, and still be held by float32. */
export const factorsHeld = (T: number): readonly [number, number] => [
  LEAST_FLOAT32 ** (1 / T),
  GREATEST_FLOAT32 ** (1 / T)
];

/** What a positive number with this log₁₀ is in float32. */
export const inFloat32 = (log10: number): 'held' | 'zero' | 'infinity' =>
  log10 > Math.log10(GREATEST_FLOAT32)
    ? 'infinity'
    : log10 < Math.log10(LEAST_FLOAT32) - Math.log10(2)
      ? 'zero'
      : 'held';
