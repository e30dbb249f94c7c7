import type { Matrix } from '../core/backend.ts';
import type { FloatArray } from '../core/buffers.ts';
import * as plain from '../core/kernels.ts';

/*
 * The products of core/kernels.ts for many rows: the right-hand matrix is packed as the innermost loop reads it, and
 * two rows are multiplied by four columns at a time. The sums are the same, in the same order.
 */

const ROWS = 2;
const COLUMNS = 4;

const { panels, tile, multiplyTile } = innermost();
/** The largest K that goes into a tile. */
const DEPTH = tile.length / ROWS;
/** How often the panels have been filled: the matrix of the last time is in them. */
let packings = 0;

const even = (n: number) => n + (n & 1);

/** Whether a matrix fits into the panels, and so many rows pay for packing it. */
const pays = (rows: number, N: number, K: number): boolean =>
  rows >= COLUMNS && even(K) <= DEPTH && (N + COLUMNS) * even(K) <= panels.length;

export const matrixNT = (rows: number, N: number, K: number, b: FloatArray): Matrix =>
  pays(rows, N, K) ? new PackedMatrix(N, K, b, 0, K, 1) : plain.matrixNT(rows, N, K, b);

export const matrixNN = (rows: number, N: number, K: number, b: FloatArray): Matrix =>
  pays(rows, N, K) ? new PackedMatrix(N, K, b, 0, 1, N) : plain.matrixNN(rows, N, K, b);

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
  if (M < COLUMNS && K <= depth) return plain.mulTN(M, N, K, a, b, bAt, c);
  for (let k = 0; k < K; k += depth) {
    const part = Math.min(depth, K - k);
    new PackedMatrix(N, part, b, bAt + k * N, 1, N).mulStrided(M, a, k * M, 1, M, c, 0);
  }
}

/** N × K: entry (j, k) is b[at + j·row + k·step], and lies in the panels while it is multiplied by. */
class PackedMatrix implements Matrix {
  #packing = 0;

  constructor(
    readonly N: number,
    readonly K: number,
    readonly b: FloatArray,
    readonly at: number,
    readonly row: number,
    readonly step: number
  ) {
    this.#pack();
  }

  mul(M: number, a: FloatArray, aAt: number, c: FloatArray, cAt: number): void {
    this.mulStrided(M, a, aAt, this.K, 1, c, cAt);
  }

  /** C[i,j] += Σ_k A(i,k)·B(j,k), where A(i,k) is a[aAt + i·aRow + k·aStep]. */
  mulStrided(
    M: number,
    a: FloatArray,
    aAt: number,
    aRow: number,
    aStep: number,
    c: FloatArray,
    cAt: number
  ): void {
    if (this.#packing !== packings) this.#pack();
    const { N, K } = this;
    const depth = even(K);
    tile[ROWS * depth - 2] = tile[ROWS * depth - 1] = 0;
    for (let i = 0; i < M; i += ROWS) {
      // An odd last row is computed twice and stored once: cheaper than a second loop to keep right.
      const pair = i + 1 < M;
      for (let k = 0, p = aAt + i * aRow, q = p + (pair ? aRow : 0); k < K; k++, p += aStep, q += aStep) {
        tile[2 * k] = a[p];
        tile[2 * k + 1] = a[q];
      }
      for (let j = 0; j < N; j += COLUMNS) {
        multiplyTile(depth, j * depth, c, cAt + i * N + j, pair ? N : 0, Math.min(COLUMNS, N - j));
      }
    }
  }

  /**
   * Into panels of four columns, one after the other as the inner loop reads them. Always as doubles: the loop then
   * converts nothing, and is compiled for one kind of array whatever the network's precision. An odd K is filled up
   * with a 0, because the loop takes two at a time.
   */
  #pack(): void {
    const { N, K, b, at, row, step } = this;
    const depth = even(K);
    for (let j = 0; j < N; j++) {
      let from = at + j * row;
      let to = (j - (j % COLUMNS)) * depth + (j % COLUMNS);
      for (let k = 0; k < K; k++, from += step, to += COLUMNS) panels[to] = b[from];
      if (K < depth) panels[to] = 0;
    }
    this.#packing = ++packings;
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
