import { hypot, square } from '../../core/math.ts';
import type { Matrix2 } from './map.ts';

/** re + im·i */
export interface Complex {
  re: number;
  im: number;
}

export const modulus = ({ re, im }: Complex) => hypot([re, im]);

/**
 * Eigenvalues of a 2 × 2 matrix: the roots of λ² − tr λ + det, the larger modulus first.
 * Of two real roots the larger comes from the formula and the smaller from their product det, so that nothing cancels.
 */
export function eigenvalues([a, b, c, d]: Matrix2): readonly [Complex, Complex] {
  const half = (a + d) / 2;
  const det = a * d - b * c;
  // (tr/2)² − det, written so that equal diagonal entries give an exact result.
  const discriminant = square((a - d) / 2) + b * c;
  if (discriminant < 0) {
    const im = Math.sqrt(-discriminant);
    return [
      { re: half, im },
      { re: half, im: -im }
    ];
  }
  const root = Math.sqrt(discriminant);
  const larger = half < 0 ? half - root : half + root;
  const smaller = larger === 0 ? 0 : det / larger;
  return [
    { re: larger, im: 0 },
    { re: smaller, im: 0 }
  ];
}
