// Matrix products. Addresses are bytes, sizes are numbers of float32, matrices are row-major; all add to C.
// Every entry is summed in an order that depends on K alone, so that a row gives the same bits in any company.
import { loadPart, loadUpTo, madd, put } from './simd';

/** Rows that are multiplied together: what is read of A then stays in the first-level cache. */
const BLOCK: i32 = 16;
/** And so many k at a time, for the same reason. */
const DEPTH: i32 = 256;

/**
 * C[M,N] += A[M,K] · B[N,K]ᵀ: both are read along k, four k at a time, and the four partial sums are added at the
 * end. The bits are the same whether B is packed or not.
 * @param panels room for B, N and K each rounded up to 4; 0 where few rows do not pay for packing @param tile room for BLOCK × K, K rounded up to 4
 */
export function mulNT(
  M: i32,
  N: i32,
  K: i32,
  a: usize,
  b: usize,
  c: usize,
  panels: usize,
  tile: usize
): void {
  if (panels != 0) packNT(N, K, b, panels);
  mulPackedNT(M, N, K, a, b, panels, c, tile);
}

/** Packs B[N,K] by fours of its rows, a vector of each in turn, filled up with 0. */
export function packNT(N: i32, K: i32, b: usize, panels: usize): void {
  const row = <usize>K << 2;
  const whole = row & ~15;
  const rest = K & 3;
  for (let j = 0; j < N; j += 4) {
    const b1 = j + 1 < N ? b + row : b;
    const b2 = j + 2 < N ? b1 + row : b1;
    const b3 = j + 3 < N ? b2 + row : b2;
    for (let at: usize = 0; at < whole; at += 16) {
      v128.store(panels, v128.load(b + at));
      v128.store(panels, v128.load(b1 + at), 16);
      v128.store(panels, v128.load(b2 + at), 32);
      v128.store(panels, v128.load(b3 + at), 48);
      panels += 64;
    }
    if (rest > 0) {
      v128.store(panels, loadPart(b + whole, rest));
      v128.store(panels, loadPart(b1 + whole, rest), 16);
      v128.store(panels, loadPart(b2 + whole, rest), 32);
      v128.store(panels, loadPart(b3 + whole, rest), 48);
      panels += 64;
    }
    b = b3 + row;
  }
}

/** @param panels B as packed by `packNT`, or 0 */
export function mulPackedNT(
  M: i32,
  N: i32,
  K: i32,
  a: usize,
  b: usize,
  panels: usize,
  c: usize,
  tile: usize
): void {
  const row = <usize>K << 2;
  const rowC = <usize>N << 2;
  const padded = <usize>((K + 3) & ~3) << 2;
  for (let from = 0; from < M; from += BLOCK) {
    const to = min(from + BLOCK, M);
    const pairs = panels != 0 ? from + ((to - from) & ~1) : from;
    let at = tile;
    for (let i = from; i < pairs; i += 2) {
      packPair(K, a + <usize>i * row, row, at);
      at += 2 * padded;
    }
    if (pairs > from) {
      let panel = panels;
      for (let j = 0; j < N; j += 4) {
        at = tile;
        let ci = c + <usize>from * rowC + (<usize>j << 2);
        for (let i = from; i < pairs; i += 2) {
          tileNT(padded, at, panel, ci, rowC, N - j);
          at += 2 * padded;
          ci += 2 * rowC;
        }
        panel += 4 * padded;
      }
    }
    for (let i = pairs; i < to; i++) {
      const ai = a + <usize>i * row;
      const ci = c + <usize>i * rowC;
      let j = 0;
      for (; j + 8 <= N; j += 8) row8NT(K, ai, b + <usize>j * row, ci + (<usize>j << 2));
      for (; j < N; j++) row1NT(K, ai, b + <usize>j * row, ci + (<usize>j << 2));
    }
  }
}

/** Two rows of A[M,K], a vector of each in turn, the last ones filled up with 0. */
function packPair(K: i32, a: usize, row: usize, to: usize): void {
  for (const end = a + (row & ~15); a < end; a += 16) {
    v128.store(to, v128.load(a));
    v128.store(to, v128.load(a + row), 16);
    to += 32;
  }
  const rest = K & 3;
  if (rest > 0) {
    v128.store(to, loadPart(a, rest));
    v128.store(to, loadPart(a + row, rest), 16);
  }
}

/** Two packed rows by up to four packed columns. @param bytes of a row, filled up */
function tileNT(bytes: usize, a: usize, b: usize, c: usize, rowC: usize, columns: i32): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s02 = s00;
  let s03 = s00;
  let s10 = s00;
  let s11 = s00;
  let s12 = s00;
  let s13 = s00;
  for (const end = a + 2 * bytes; a < end; a += 32) {
    const x0 = v128.load(a);
    const x1 = v128.load(a, 16);
    let y = v128.load(b);
    s00 = madd(x0, y, s00);
    s10 = madd(x1, y, s10);
    y = v128.load(b, 16);
    s01 = madd(x0, y, s01);
    s11 = madd(x1, y, s11);
    y = v128.load(b, 32);
    s02 = madd(x0, y, s02);
    s12 = madd(x1, y, s12);
    y = v128.load(b, 48);
    s03 = madd(x0, y, s03);
    s13 = madd(x1, y, s13);
    b += 64;
  }
  put(c, f32x4.add(v128.load(c), sums(s00, s01, s02, s03)), columns);
  put(c + rowC, f32x4.add(v128.load(c + rowC), sums(s10, s11, s12, s13)), columns);
}

/** The sums of the four lanes of each. */
@inline
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/**
 * One row by eight columns as they lie: eight sums, so that none waits for the one before. Their addresses are
 * added up anew for every k, because ten running ones do not fit the registers.
 */
function row8NT(K: i32, a: usize, b: usize, c: usize): void {
  const row = <usize>K << 2;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  for (const end = a + (row & ~15); a < end; a += 16) {
    const x = v128.load(a);
    s0 = madd(x, v128.load(b), s0);
    let p = b + row;
    s1 = madd(x, v128.load(p), s1);
    p += row;
    s2 = madd(x, v128.load(p), s2);
    p += row;
    s3 = madd(x, v128.load(p), s3);
    p += row;
    s4 = madd(x, v128.load(p), s4);
    p += row;
    s5 = madd(x, v128.load(p), s5);
    p += row;
    s6 = madd(x, v128.load(p), s6);
    p += row;
    s7 = madd(x, v128.load(p), s7);
    b += 16;
  }
  const rest = K & 3;
  if (rest > 0) {
    const x = loadPart(a, rest);
    s0 = madd(x, loadPart(b, rest), s0);
    s1 = madd(x, loadPart(b + row, rest), s1);
    s2 = madd(x, loadPart(b + 2 * row, rest), s2);
    s3 = madd(x, loadPart(b + 3 * row, rest), s3);
    s4 = madd(x, loadPart(b + 4 * row, rest), s4);
    s5 = madd(x, loadPart(b + 5 * row, rest), s5);
    s6 = madd(x, loadPart(b + 6 * row, rest), s6);
    s7 = madd(x, loadPart(b + 7 * row, rest), s7);
  }
  v128.store(c, f32x4.add(v128.load(c), sums(s0, s1, s2, s3)));
  v128.store(c, f32x4.add(v128.load(c, 16), sums(s4, s5, s6, s7)), 16);
}

/** One row by one column. */
function row1NT(K: i32, a: usize, b: usize, c: usize): void {
  let s = f32x4.splat(0);
  for (let k = 0; k < K; k += 4) {
    const at = <usize>k << 2;
    s = madd(loadUpTo(a + at, K - k), loadUpTo(b + at, K - k), s);
  }
  store<f32>(c, load<f32>(c) + f32x4.extract_lane(sums(s, s, s, s), 0));
}

/** c[0…7] += (s, t), the first `columns` of them. */
@inline
function addRow(c: usize, s: v128, t: v128, columns: i32): void {
  if (columns >= 8) {
    v128.store(c, f32x4.add(v128.load(c), s));
    v128.store(c, f32x4.add(v128.load(c, 16), t), 16);
  } else addPartOfRow(c, s, t, columns);
}

function addPartOfRow(c: usize, s: v128, t: v128, columns: i32): void {
  for (let j = 0; j < columns; j++) {
    store<f32>(c, load<f32>(c) + f32x4.extract_lane(s, 0));
    s = v128.shuffle<f32>(s, t, 1, 2, 3, 4);
    t = v128.shuffle<f32>(t, t, 1, 2, 3, 3);
    c += 4;
  }
}

/**
 * Packs B[K,N] into panels of eight columns, each one row after the other as the loops below read them, the last
 * filled up with 0.
 */
export function pack(K: i32, N: i32, b: usize, panels: usize): void {
  const row = <usize>N << 2;
  for (let j = 0; j < N; j += 8) {
    let from = b + (<usize>j << 2);
    const n = N - j;
    for (const end = panels + (<usize>K << 5); panels < end; panels += 32) {
      if (n >= 8) {
        v128.store(panels, v128.load(from));
        v128.store(panels, v128.load(from, 16), 16);
      } else {
        v128.store(panels, n >= 4 ? v128.load(from) : loadPart(from, n));
        v128.store(panels, n > 4 ? loadPart(from + 16, n - 4) : f32x4.splat(0), 16);
      }
      from += row;
    }
  }
}

/** C[M,N] += A[M,K] · B[K,N]. @param panels B as packed by `pack`, or 0 @param tile room for BLOCK × DEPTH */
export function mulPacked(
  M: i32,
  N: i32,
  K: i32,
  a: usize,
  b: usize,
  panels: usize,
  c: usize,
  tile: usize
): void {
  for (let k = 0; k < K; k += DEPTH) {
    const depth = min(DEPTH, K - k);
    const from = panels != 0 ? panels + (<usize>k << 5) : 0;
    mulPanels(M, N, depth, a + (<usize>k << 2), K, false, b + (<usize>(k * N) << 2), from, K, c, tile);
  }
}

/** C[M,N] += A[K,M]ᵀ · B[K,N]. @param panels room for DEPTH × N, rounded up to 8 @param tile as above */
export function mulTN(M: i32, N: i32, K: i32, a: usize, b: usize, c: usize, panels: usize, tile: usize): void {
  for (let k = 0; k < K; k += DEPTH) {
    const depth = min(DEPTH, K - k);
    const from = b + (<usize>(k * N) << 2);
    pack(depth, N, from, panels);
    mulPanels(M, N, depth, a + (<usize>(k * M) << 2), M, true, from, panels, depth, c, tile);
  }
}

/** @param columnsOfA whether `a` is stored [K,M]; `rowA` is the length of its rows as stored */
function mulPanels(
  M: i32,
  N: i32,
  K: i32,
  a: usize,
  rowA: i32,
  columnsOfA: bool,
  b: usize,
  panels: usize,
  panelK: i32,
  c: usize,
  tile: usize
): void {
  const bytesA = <usize>rowA << 2;
  const stepI: usize = columnsOfA ? 4 : bytesA;
  const stepK = columnsOfA ? bytesA : 4;
  const panel = <usize>panelK << 5;
  const rowC = <usize>N << 2;
  for (let from = 0; from < M; from += BLOCK) {
    const to = min(from + BLOCK, M);
    const tiles = panels != 0 ? from + ((to - from) & ~3) : from;
    if (tiles > from) {
      let at = tile;
      if (columnsOfA) packColumns(K, tiles - from, a + (<usize>from << 2), bytesA, tile);
      else {
        for (let i = from; i < tiles; i += 4) {
          packRows(K, a + <usize>i * bytesA, bytesA, at);
          at += <usize>K << 4;
        }
      }
      for (let j = 0; j < N; j += 8) {
        const panelJ = panels + <usize>(j >> 3) * panel;
        at = tile;
        for (let i = from; i < tiles; i += 4) {
          tilePacked(K, at, panelJ, c + <usize>i * rowC + (<usize>j << 2), rowC, N - j);
          at += <usize>K << 4;
        }
      }
    }
    for (let i = tiles; i < to; i++) {
      const ai = a + <usize>i * stepI;
      const ci = c + <usize>i * rowC;
      let j = 0;
      for (; j + 16 <= N; j += 16) row16(K, ai, stepK, b + (<usize>j << 2), rowC, ci + (<usize>j << 2));
      for (; j < N; j += 4) row4(K, ai, stepK, b + (<usize>j << 2), rowC, ci + (<usize>j << 2), N - j);
    }
  }
}

/** Four rows of A[M,K], interleaved. */
function packRows(K: i32, a0: usize, row: usize, to: usize): void {
  let a1 = a0 + row;
  let a2 = a1 + row;
  let a3 = a2 + row;
  const end = a0 + (<usize>K << 2);
  for (; a0 + 16 <= end; a0 += 16) {
    const x0 = v128.load(a0);
    const x1 = v128.load(a1);
    const x2 = v128.load(a2);
    const x3 = v128.load(a3);
    const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
    const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
    const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
    v128.store(to, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 16);
    v128.store(to, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 32);
    v128.store(to, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 48);
    a1 += 16;
    a2 += 16;
    a3 += 16;
    to += 64;
  }
  for (; a0 < end; a0 += 4) {
    store<f32>(to, load<f32>(a0));
    store<f32>(to, load<f32>(a1), 4);
    store<f32>(to, load<f32>(a2), 8);
    store<f32>(to, load<f32>(a3), 12);
    a1 += 4;
    a2 += 4;
    a3 += 4;
    to += 16;
  }
}

/** `n` columns of A[K,M] by fours: row by row, so that what comes into the cache with a vector is used at once. */
function packColumns(K: i32, n: i32, a: usize, row: usize, to: usize): void {
  const tile = <usize>K << 4;
  for (const end = to + tile; to < end; to += 16) {
    let p = a;
    let q = to;
    for (let i = 0; i < n; i += 4) {
      v128.store(q, v128.load(p));
      p += 16;
      q += tile;
    }
    a += row;
  }
}

/** Four rows by eight columns. Unrolling k makes V8 spill, and halves the speed. */
function tilePacked(K: i32, a: usize, b: usize, c: usize, rowC: usize, columns: i32): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (const end = a + (<usize>K << 4); a < end; a += 16) {
    const y0 = v128.load(b);
    const y1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    s00 = madd(x, y0, s00);
    s01 = madd(x, y1, s01);
    x = v128.load32_splat(a, 4);
    s10 = madd(x, y0, s10);
    s11 = madd(x, y1, s11);
    x = v128.load32_splat(a, 8);
    s20 = madd(x, y0, s20);
    s21 = madd(x, y1, s21);
    x = v128.load32_splat(a, 12);
    s30 = madd(x, y0, s30);
    s31 = madd(x, y1, s31);
    b += 32;
  }
  addRow(c, s00, s01, columns);
  addRow(c + rowC, s10, s11, columns);
  addRow(c + 2 * rowC, s20, s21, columns);
  addRow(c + 3 * rowC, s30, s31, columns);
}

/**
 * One row by sixteen columns of B as it lies. V8 loads all before it multiplies: eight sums and eight loads do not fit
 * the registers, and a sum that is kept in memory costs three times the time.
 */
function row16(K: i32, a: usize, stepK: usize, b: usize, rowB: usize, c: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let k = 0; k < K; k++) {
    const x = v128.load32_splat(a);
    s0 = madd(x, v128.load(b), s0);
    s1 = madd(x, v128.load(b, 16), s1);
    s2 = madd(x, v128.load(b, 32), s2);
    s3 = madd(x, v128.load(b, 48), s3);
    a += stepK;
    b += rowB;
  }
  addRow(c, s0, s1, 8);
  addRow(c + 32, s2, s3, 8);
}

/** One row by up to four columns. */
function row4(K: i32, a: usize, stepK: usize, b: usize, rowB: usize, c: usize, columns: i32): void {
  let s = f32x4.splat(0);
  for (let k = 0; k < K; k++) {
    s = madd(v128.load32_splat(a), v128.load(b), s);
    a += stepK;
    b += rowB;
  }
  put(c, f32x4.add(v128.load(c), s), columns);
}
