import type { FloatArray } from './buffers.ts';

/*
 * Linear algebra over flat, row-major buffers, in plain TypeScript. A matrix inside a longer buffer is that buffer
 * and the place `…At` where it starts, so that no view has to be made inside a loop over time. All products add.
 *
 * Each entry of a product is one sum over k in ascending order, however the entries are blocked: a batch therefore
 * gives the same bits as its items one by one, and a sequence the same bits as its chunks.
 */

const ROWS = 2;
const COLUMNS = 4;

/** The right-hand matrix of `mul`, N × K: entry (j, k) is b[bAt + j·bRow + k·bK]. */
const right = { N: 0, K: 0, b: new Float64Array() as FloatArray, bAt: 0, bRow: 0, bK: 0, packed: false };
const { panels, tile, multiplyTile } = innermost();
/** The largest K that goes into a tile. */
const DEPTH = tile.length / ROWS;
let sums = new Float64Array();
let logs = new Float64Array();

/**
 * Fixes the matrix that `mul` multiplies by, until the next call: B[N,K]ᵀ, a weight matrix as PyTorch stores it.
 * @param rows how many rows it will be multiplied with in all, which decides whether packing it pays
 */
export function setNT(rows: number, N: number, K: number, b: FloatArray): void {
  fix(rows, N, K, b, 0, K, 1);
}

/** The same for B[K,N]: gradients back through a weight matrix. */
export function setNN(rows: number, N: number, K: number, b: FloatArray): void {
  fix(rows, N, K, b, 0, 1, N);
}

/** C[M,N] += A[M,K] times the matrix that was fixed. */
export function mul(M: number, a: FloatArray, aAt: number, c: FloatArray, cAt: number): void {
  product(M, a, aAt, right.K, 1, c, cAt);
}

/** C[M,N] += A[K,M]ᵀ · B[K,N]: the gradient of a weight matrix, K running over all steps and items at once. */
export function mulTN(
  M: number,
  N: number,
  K: number,
  a: FloatArray,
  b: FloatArray,
  bAt: number,
  c: FloatArray
): void {
  const depth = Math.max(2, Math.min(DEPTH, Math.floor(panels.length / (N + COLUMNS)) & ~1));
  for (let k = 0; k < K; k += depth) {
    fix(Infinity, N, Math.min(depth, K - k), b, bAt + k * N, 1, N);
    product(M, a, k * M, 1, M, c, 0);
  }
}

const even = (n: number) => n + (n & 1);

/**
 * Packs B into panels of four columns, one after the other as the inner loop reads them. Always as doubles: the
 * loop then converts nothing, and is compiled for one kind of array whatever the network's precision. An odd K is
 * filled up with a 0, because the loop takes two at a time.
 */
function fix(rows: number, N: number, K: number, b: FloatArray, bAt: number, bRow: number, bK: number): void {
  const depth = even(K);
  right.N = N;
  right.K = K;
  right.b = b;
  right.bAt = bAt;
  right.bRow = bRow;
  right.bK = bK;
  right.packed = rows >= COLUMNS && depth <= DEPTH && (N + COLUMNS) * depth <= panels.length;
  if (!right.packed) return;
  for (let j = 0; j < N; j++) {
    let from = bAt + j * bRow;
    let to = (j - (j % COLUMNS)) * depth + (j % COLUMNS);
    for (let k = 0; k < K; k++, from += bK, to += COLUMNS) panels[to] = b[from];
    if (K < depth) panels[to] = 0;
  }
}

/** C[i,j] += Σ_k A(i,k)·B(j,k), where A(i,k) is a[aAt + i·aRow + k·aK]. */
function product(
  M: number,
  a: FloatArray,
  aAt: number,
  aRow: number,
  aK: number,
  c: FloatArray,
  cAt: number
): void {
  const { N, K, packed } = right;
  if (!packed) {
    for (let i = 0; i < M; i++) plainRow(a, aAt + i * aRow, aK, c, cAt + i * N);
    return;
  }
  const depth = even(K);
  tile[ROWS * depth - 2] = tile[ROWS * depth - 1] = 0;
  for (let i = 0; i < M; i += ROWS) {
    // An odd last row is computed twice and stored once: cheaper than a second loop to keep right.
    const pair = i + 1 < M;
    for (let k = 0, p = aAt + i * aRow, q = p + (pair ? aRow : 0); k < K; k++, p += aK, q += aK) {
      tile[2 * k] = a[p];
      tile[2 * k + 1] = a[q];
    }
    for (let j = 0; j < N; j += COLUMNS) {
      multiplyTile(depth, j * depth, c, cAt + i * N + j, pair ? N : 0, Math.min(COLUMNS, N - j));
    }
  }
}

/**
 * The innermost loop, and both matrices as it reads them, k by k: buffers of a constant size, a power of two, read at
 * an index that is cut to it, so that V8 has less to check. It takes for
 * constant what a function declares and never assigns; at the top level of a file, bundlers make variables of
 * constants.
 */
function innermost() {
  const PANELS = 2 ** 19;
  const TILE = 2 ** 13;
  const panels = new Float64Array(PANELS);
  const tile = new Float64Array(TILE);
  /** Two rows (one, where `rowC` is 0) by up to four columns: eight sums stay in registers. */
  function multiplyTile(
    K: number,
    q: number,
    c: FloatArray,
    at: number,
    rowC: number,
    columns: number
  ): void {
    let s00 = 0;
    let s01 = 0;
    let s02 = 0;
    let s03 = 0;
    let s10 = 0;
    let s11 = 0;
    let s12 = 0;
    let s13 = 0;
    for (let p = 0, end = 2 * K; p < end; p += 4, q += 8) {
      const i = p & (TILE - 4);
      const j = q & (PANELS - 8);
      let x0 = tile[i];
      let x1 = tile[i + 1];
      let y0 = panels[j];
      let y1 = panels[j + 1];
      let y2 = panels[j + 2];
      let y3 = panels[j + 3];
      s00 += x0 * y0;
      s01 += x0 * y1;
      s02 += x0 * y2;
      s03 += x0 * y3;
      s10 += x1 * y0;
      s11 += x1 * y1;
      s12 += x1 * y2;
      s13 += x1 * y3;
      x0 = tile[i + 2];
      x1 = tile[i + 3];
      y0 = panels[j + 4];
      y1 = panels[j + 5];
      y2 = panels[j + 6];
      y3 = panels[j + 7];
      s00 += x0 * y0;
      s01 += x0 * y1;
      s02 += x0 * y2;
      s03 += x0 * y3;
      s10 += x1 * y0;
      s11 += x1 * y1;
      s12 += x1 * y2;
      s13 += x1 * y3;
    }
    addUpTo(columns, c, at, s00, s01, s02, s03);
    if (rowC > 0) addUpTo(columns, c, at + rowC, s10, s11, s12, s13);
  }
  return { panels, tile, multiplyTile };
}

function addUpTo(n: number, c: FloatArray, at: number, a: number, b: number, d: number, e: number): void {
  c[at] += a;
  if (n > 1) c[at + 1] += b;
  if (n > 2) c[at + 2] += d;
  if (n > 3) c[at + 3] += e;
}

/** One row, straight from where B lies. */
function plainRow(a: FloatArray, aAt: number, aK: number, c: FloatArray, cAt: number): void {
  const { N, K, b, bAt, bRow, bK } = right;
  for (let j = 0; j < N; j += 2) {
    const next = j + 1 < N ? bRow : 0;
    let s0 = 0;
    let s1 = 0;
    for (let k = 0, p = aAt, q = bAt + j * bRow; k < K; k++, p += aK, q += bK) {
      s0 += a[p] * b[q];
      s1 += a[p] * b[q + next];
    }
    c[cAt + j] += s0;
    if (next > 0) c[cAt + j + 1] += s1;
  }
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
    for (let v = 0; v < V; v++) sum += sums[v] = Math.exp(z[at + v] - max);
    for (let v = 0; v < V; v++) p[at + v] = (sums[v] / sum) * factor;
    logs[r] = max + Math.log(sum);
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
