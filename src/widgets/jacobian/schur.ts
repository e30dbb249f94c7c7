import type { Matrix2 } from '$engine';

/** The eigenvalues of a real 2 × 2 matrix: a conjugate pair re ± im·i where `im` is above 0, else the reals re and re2. */
export interface Spectrum {
  re: number;
  im: number;
  re2: number;
}

/** |λ| of both eigenvalues, the larger first. */
export function moduli({ re, im, re2 }: Spectrum): readonly [number, number] {
  if (im > 0) return [Math.hypot(re, im), Math.hypot(re, im)];
  const [a, b] = [Math.abs(re), Math.abs(re2)];
  return a >= b ? [a, b] : [b, a];
}

/** The spectral radius. */
export const largest = (spectrum: Spectrum): number => moduli(spectrum)[0];

/** The smaller singular value that goes with the larger: σ₁σ₂ = |det W| = |λ₁λ₂|. */
export function smallerSigma(spectrum: Spectrum, sigma: number): number {
  const [a, b] = moduli(spectrum);
  return sigma > 0 ? (a * b) / sigma : 0;
}

/**
 * The real matrix with the given eigenvalues and largest singular value, turned by an angle: W = Q S Qᵀ with the rotation
 * Q and the real Schur form S (Golub and Van Loan, Matrix Computations, 7.4.1). S is found from its eigenvalues and from
 * ‖S‖²_F = σ₁² + σ₂², |det S| = σ₁σ₂:
 *
 * - two reals: S = [[λ₁, s], [0, λ₂]] with s² = σ₁² + σ₂² − λ₁² − λ₂²;
 * - a pair a ± bi: S = [[a, β], [γ, a]] with βγ = −b² and β + γ = σ₁ − σ₂.
 *
 * @param sigma at least the spectral radius; a smaller one is taken as that
 * @param turn degrees
 * @returns W, row-major
 */
export function matrixOf(spectrum: Spectrum, sigma: number, turn: number): Matrix2 {
  const s1 = Math.max(sigma, largest(spectrum));
  const s2 = smallerSigma(spectrum, s1);
  const squares = s1 * s1 + s2 * s2;
  const { re, im, re2 } = spectrum;
  // Of the pair: 2β − (σ₁ − σ₂) = β − γ.
  const apart = Math.sqrt(Math.max(0, squares - 2 * re * re + 2 * im * im));
  const [upper, lower, second] =
    im > 0
      ? [(s1 - s2 + apart) / 2, (s1 - s2 - apart) / 2, re]
      : [Math.sqrt(Math.max(0, squares - re * re - re2 * re2)), 0, re2];
  const angle = (turn * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [top, bottom] = [
    [c * re - s * lower, c * upper - s * second],
    [s * re + c * lower, s * upper + c * second]
  ];
  return [
    top[0] * c - top[1] * s,
    top[0] * s + top[1] * c,
    bottom[0] * c - bottom[1] * s,
    bottom[0] * s + bottom[1] * c
  ];
}
