import type { Spectrum } from '$training/gradient-flow/spectrum.ts';

/** A straight line on the logarithmic axis: a number to the power k. */
export interface TheoryLine {
  name: string;
  /** log₁₀ of the number. */
  slope: number;
  dashes: string;
}

/** Two numbers closer than this are one, and so are their lines. */
const SAME = 1e-6;
// The log of an exact 0 would draw nothing at all.
const slopeOf = (value: number) => Math.log10(Math.max(value, 1e-300));

/** What the two are called: by the same symbols in every language. */
export const BOUND = 'σₘₐₓᵏ';
export const TREND = 'ρᵏ';

/** What linear algebra knows: the bound by the largest singular value, the trend by the spectral radius. */
export function theoryLines({ sigma, radius }: Spectrum): TheoryLine[] {
  const one = sigma - radius < SAME;
  const bound = { name: one ? `${BOUND}, ${TREND}` : BOUND, slope: slopeOf(sigma), dashes: '12 3 2 3' };
  return one ? [bound] : [bound, { name: TREND, slope: slopeOf(radius), dashes: '5 5' }];
}
