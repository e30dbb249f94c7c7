import type { Spectrum } from '$training/gradient-flow/spectrum.ts';
import type { GradientNormStrings } from './strings.ts';

/** A straight line on the logarithmic axis: a number to the power k. */
export interface TheoryLine {
  kind: 'sigma' | 'radius';
  name: string;
  /** log₁₀ of the number. */
  slope: number;
}

/** Two numbers closer than this are one, and so are their lines. */
const SAME = 1e-6;

export function theoryLines(
  { sigma, radius }: Spectrum,
  s: Pick<GradientNormStrings, 'bound' | 'asymptote' | 'both'>
): TheoryLine[] {
  // The log of an exact 0 would draw nothing at all.
  const slope = (value: number) => Math.log10(Math.max(value, 1e-300));
  if (sigma - radius < SAME) return [{ kind: 'sigma', name: s.both, slope: slope(sigma) }];
  return [
    { kind: 'sigma', name: s.bound, slope: slope(sigma) },
    { kind: 'radius', name: s.asymptote, slope: slope(radius) }
  ];
}
