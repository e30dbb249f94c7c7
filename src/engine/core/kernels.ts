import type { Matrix } from './backend.ts';
import type { FloatArray } from './buffers.ts';
import { exp, log } from './math.ts';

/*
 * The kernels of a backend in plain loops. Each entry of a product is one sum over k in ascending order, and so it is
 * however a faster backend blocks them: a batch gives the same bits as its items one by one, and a sequence the same
 * bits as its chunks.
 */

let sums = new Float64Array();
let logs = new Float64Array();

/** N × K as it lies: entry (j, k) is b[at + j·row + k·step]. */
export class PlainMatrix implements Matrix {
  constructor(
    readonly N: number,
    readonly K: number,
    readonly b: FloatArray,
    readonly at: number,
    readonly row: number,
    readonly step: number
  ) {}

  mul(M: number, a: FloatArray, aAt: number, c: FloatArray, cAt: number): void {
    for (let i = 0; i < M; i++) this.mulRow(a, aAt + i * this.K, 1, c, cAt + i * this.N);
  }

  /** c[j] += Σ_k a[aAt + k·aStep] · B(j,k), two columns at a time. */
  mulRow(a: FloatArray, aAt: number, aStep: number, c: FloatArray, cAt: number): void {
    const { N, K, b, at, row, step } = this;
    for (let j = 0; j < N; j += 2) {
      const next = j + 1 < N ? row : 0;
      let s0 = 0;
      let s1 = 0;
      for (let k = 0, p = aAt, q = at + j * row; k < K; k++, p += aStep, q += step) {
        s0 += a[p] * b[q];
        s1 += a[p] * b[q + next];
      }
      c[cAt + j] += s0;
      if (next > 0) c[cAt + j + 1] += s1;
    }
  }
}

export const matrixNT = (_rows: number, N: number, K: number, b: FloatArray): Matrix =>
  new PlainMatrix(N, K, b, 0, K, 1);

export const matrixNN = (_rows: number, N: number, K: number, b: FloatArray): Matrix =>
  new PlainMatrix(N, K, b, 0, 1, N);

export function mulTN(
  M: number,
  N: number,
  K: number,
  a: FloatArray,
  b: FloatArray,
  bAt: number,
  c: FloatArray
): void {
  const matrix = new PlainMatrix(N, K, b, bAt, 1, N);
  for (let i = 0; i < M; i++) matrix.mulRow(a, i, M, c, i * N);
}

/** Sets every one of `rows` rows of length `n` to the sum of the biases that are there, or to 0. */
export function fillRows(
  rows: number,
  n: number,
  bias1: FloatArray | null,
  bias2: FloatArray | null,
  c: FloatArray
): void {
  for (let j = 0; j < n; j++) c[j] = (bias1 ? bias1[j] : 0) + (bias2 ? bias2[j] : 0);
  for (let r = 1; r < rows; r++) c.copyWithin(r * n, 0, n);
}

/** out[n], and also[n] where it is given, += the sum of the rows of A[rows,n]: the gradients of biases. */
export function sumRows(
  rows: number,
  n: number,
  a: FloatArray,
  out: FloatArray,
  also: FloatArray | null
): void {
  if (sums.length < n) sums = new Float64Array(n);
  sums.fill(0, 0, n);
  for (let r = 0, at = 0; r < rows; r++) for (let j = 0; j < n; j++) sums[j] += a[at++];
  for (let j = 0; j < n; j++) {
    out[j] += sums[j];
    if (also) also[j] += sums[j];
  }
}

/** c[r,·] = the biases that are there + W[·,tokens[r]] for W[n,V]: the product of W and one-hot vectors. */
export function pickColumns(
  rows: number,
  n: number,
  V: number,
  w: FloatArray,
  tokens: Int32Array,
  bias1: FloatArray | null,
  bias2: FloatArray | null,
  c: FloatArray
): void {
  fillRows(rows, n, bias1, bias2, c);
  for (let r = 0, at = 0; r < rows; r++) {
    for (let j = 0, from = tokens[r]; j < n; j++, from += V) c[at++] += w[from];
  }
}

/** W[·,tokens[r]] += d[r,·] for W[n,V]: the gradient of `pickColumns`. */
export function addToColumns(
  rows: number,
  n: number,
  V: number,
  d: FloatArray,
  tokens: Int32Array,
  w: FloatArray
): void {
  for (let r = 0, at = 0; r < rows; r++) {
    for (let j = 0, to = tokens[r]; j < n; j++, to += V) w[to] += d[at++];
  }
}

/**
 * p = factor · softmax(z), row by row of [rows,V].
 * @returns log Σ exp z of every row, taken as max z + log Σ exp(z − max z), which does not overflow; the next call
 * overwrites them
 */
export function softmax(rows: number, V: number, z: FloatArray, p: FloatArray, factor: number): Float64Array {
  if (sums.length < V) sums = new Float64Array(V);
  if (logs.length < rows) logs = new Float64Array(rows);
  for (let r = 0, at = 0; r < rows; r++, at += V) {
    let max = z[at];
    for (let v = 1; v < V; v++) max = Math.max(max, z[at + v]);
    let sum = 0;
    for (let v = 0; v < V; v++) sum += sums[v] = exp(z[at + v] - max);
    for (let v = 0; v < V; v++) p[at + v] = (sums[v] / sum) * factor;
    logs[r] = max + log(sum);
  }
  return logs;
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

/** a = max(a, 0). */
export function relu(a: FloatArray): void {
  for (let i = 0; i < a.length; i++) a[i] = Math.max(a[i], 0);
}

/** da = 0 where a is not above 0: as in PyTorch the slope of ReLU at 0 is 0. */
export function reluBackward(a: FloatArray, da: FloatArray): void {
  for (let i = 0; i < a.length; i++) if (a[i] <= 0) da[i] = 0;
}
