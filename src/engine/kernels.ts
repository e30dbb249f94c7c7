import type { FloatArray } from './buffers.ts';

/*
 * Linear algebra over flat, row-major buffers. A matrix is a buffer and the place `…At` where it starts, so that
 * no view has to be made inside a loop over time. All three products add to C.
 *
 * Each entry of C is one sum over k in ascending order, however the entries are blocked: a batch therefore gives
 * the same bits as its items one by one, and a sequence the same bits as its chunks.
 */

/** One of the three products: the sizes, then each matrix with the place where it starts. */
export type Product = (
  M: number,
  N: number,
  K: number,
  a: FloatArray,
  aAt: number,
  b: FloatArray,
  bAt: number,
  c: FloatArray,
  cAt: number
) => void;

/** C[M,N] += A[M,K] · B[N,K]ᵀ: activations times a weight matrix as PyTorch stores it. */
export const mulNT: Product = (M, N, K, a, aAt, b, bAt, c, cAt) =>
  product(M, N, K, a, aAt, K, 1, b, bAt, K, 1, c, cAt);

/** C[M,N] += A[M,K] · B[K,N]: gradients back through a weight matrix. */
export const mulNN: Product = (M, N, K, a, aAt, b, bAt, c, cAt) =>
  product(M, N, K, a, aAt, K, 1, b, bAt, 1, N, c, cAt);

/** C[M,N] += A[K,M]ᵀ · B[K,N]: the gradient of a weight matrix, K running over all steps and items at once. */
export const mulTN: Product = (M, N, K, a, aAt, b, bAt, c, cAt) =>
  product(M, N, K, a, aAt, 1, M, b, bAt, 1, N, c, cAt);

/**
 * C[i,j] += Σ_k A(i,k)·B(j,k), with strides: `aRow`, `bRow` from one i (j) to the next, `aK`, `bK` from one k to
 * the next. Two rows by four columns at a time: eight sums stay in registers.
 */
function product(
  M: number,
  N: number,
  K: number,
  a: FloatArray,
  aAt: number,
  aRow: number,
  aK: number,
  b: FloatArray,
  bAt: number,
  bRow: number,
  bK: number,
  c: FloatArray,
  cAt: number
): void {
  const N4 = N - (N % 4);
  for (let i = 0; i < M; i += 2) {
    // An odd last row is computed twice and stored once: cheaper than a second loop to keep right.
    const pair = i + 1 < M;
    const a0 = aAt + i * aRow;
    const a1 = pair ? a0 + aRow : a0;
    const c0 = cAt + i * N;
    const c1 = c0 + N;
    for (let j = 0; j < N4; j += 4) {
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      let p0 = a0;
      let p1 = a1;
      let q0 = bAt + j * bRow;
      let q1 = q0 + bRow;
      let q2 = q1 + bRow;
      let q3 = q2 + bRow;
      for (let k = 0; k < K; k++) {
        const x0 = a[p0];
        const x1 = a[p1];
        const y0 = b[q0];
        const y1 = b[q1];
        const y2 = b[q2];
        const y3 = b[q3];
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s03 += x0 * y3;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s13 += x1 * y3;
        p0 += aK;
        p1 += aK;
        q0 += bK;
        q1 += bK;
        q2 += bK;
        q3 += bK;
      }
      c[c0 + j] += s00;
      c[c0 + j + 1] += s01;
      c[c0 + j + 2] += s02;
      c[c0 + j + 3] += s03;
      if (pair) {
        c[c1 + j] += s10;
        c[c1 + j + 1] += s11;
        c[c1 + j + 2] += s12;
        c[c1 + j + 3] += s13;
      }
    }
    for (let j = N4; j < N; j++) {
      let s0 = 0;
      let s1 = 0;
      let p0 = a0;
      let p1 = a1;
      let q = bAt + j * bRow;
      for (let k = 0; k < K; k++) {
        s0 += a[p0] * b[q];
        s1 += a[p1] * b[q];
        p0 += aK;
        p1 += aK;
        q += bK;
      }
      c[c0 + j] += s0;
      if (pair) c[c1 + j] += s1;
    }
  }
}

/** Sets every one of `rows` rows of length `n` to the sum of the biases that are there, or to 0. */
export function fillRows(
  rows: number,
  n: number,
  bias1: FloatArray | null,
  bias2: FloatArray | null,
  c: FloatArray,
  cAt: number
): void {
  for (let j = 0; j < n; j++) c[cAt + j] = (bias1 ? bias1[j] : 0) + (bias2 ? bias2[j] : 0);
  for (let r = 1; r < rows; r++) c.copyWithin(cAt + r * n, cAt, cAt + n);
}

/** out[n] += the sum of the rows of A[rows,n]: the gradient of a bias. */
export function sumRows(rows: number, n: number, a: FloatArray, aAt: number, out: FloatArray): void {
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let r = 0, at = aAt + j; r < rows; r++, at += n) sum += a[at];
    out[j] += sum;
  }
}

/** Σ a². */
export function sumOfSquares(a: FloatArray): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * a[i];
  return sum;
}

/** a *= factor. */
export function scale(a: FloatArray, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] *= factor;
}
