import { EigenvalueDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix';
import { hypot } from '../../engine/index.ts';

/** What decides how powers of a square matrix grow: in the long run the radius, at every single step at most sigma. */
export interface Spectrum {
  /** The largest absolute value of an eigenvalue. */
  radius: number;
  /** The largest singular value. */
  sigma: number;
}

/**
 * @param entries n × n numbers, row-major, all finite
 * @returns the spectral radius of the matrix
 */
export function radiusOf(entries: ArrayLike<number>): number {
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(matrixOf(entries));
  return Math.max(...realEigenvalues.map((re, i) => hypot([re, imaginaryEigenvalues[i]])));
}

/**
 * @param entries n × n numbers, row-major, all finite
 * @returns the matrix's largest singular value, its norm as a map
 */
export function sigmaOf(entries: ArrayLike<number>): number {
  const options = { computeLeftSingularVectors: false, computeRightSingularVectors: false };
  return Math.max(...new SingularValueDecomposition(matrixOf(entries), options).diagonal);
}

export const spectrumOf = (entries: ArrayLike<number>): Spectrum => ({
  radius: radiusOf(entries),
  sigma: sigmaOf(entries)
});

function matrixOf(entries: ArrayLike<number>): Matrix {
  const n = Math.round(Math.sqrt(entries.length));
  return Matrix.from1DArray(n, n, Array.from(entries));
}
