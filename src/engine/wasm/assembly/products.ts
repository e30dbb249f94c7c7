// Matrix products. Addresses are bytes, sizes are numbers of float32, matrices are row-major; all add to C.
// Every entry is summed in an order that depends on K alone, so that a row gives the same bits in any company.
import { loadPart, madd, put } from './simd';

/** Rows that are multiplied together: what is read of A then stays in the first-level cache. */
const BLOCK: i32 = 16;
/** And so many k at a time, for the same reason. */
const DEPTH: i32 = 256;

/**
 * C[M,N] += A[M,K] · B[N,K]ᵀ: both are read along k, four k at a time, and the four partial sums are added at the
 * end. B need not be packed, whatever M is.
 * @param tile room for BLOCK × K, K rounded up to 4
 */
export function mulNT(M: i32, N: i32, K: i32, a: usize, b: usize, c: usize, tile: usize): void {
  const row = <usize>K << 2;
  const rowC = <usize>N << 2;
  const padded = <usize>((K + 3) & ~3) << 4;
  for (let from = 0; from < M; from += BLOCK) {
    const to = min(from + BLOCK, M);
    const tiles = from + ((to - from) & ~3);
    let at = tile;
    for (let i = from; i < tiles; i += 4) {
      packVectors(K, a + <usize>i * row, row, at);
      at += padded;
    }
    if (tiles > from) {
      for (let j = 0; j < N; j += 2) {
        const b0 = b + <usize>j * row;
        at = tile;
        for (let i = from; i < tiles; i += 4) {
          tileNT(K, at, b0, c + <usize>i * rowC + (<usize>j << 2), rowC, j + 1 < N);
          at += padded;
        }
      }
    }
    for (let i = tiles; i < to; i++) {
      const ai = a + <usize>i * row;
      const ci = c + <usize>i * rowC;
      for (let j = 0; j < N; j += 4) rowNT(K, ai, b + <usize>j * row, ci + (<usize>j << 2), N - j);
    }
  }
}

/** Four rows of A[M,K], a vector of each in turn, the last ones filled up with 0. */
function packVectors(K: i32, a0: usize, row: usize, to: usize): void {
  let a1 = a0 + row;
  let a2 = a1 + row;
  let a3 = a2 + row;
  for (const end = a0 + (<usize>(K & ~3) << 2); a0 < end; a0 += 16) {
    v128.store(to, v128.load(a0));
    v128.store(to, v128.load(a1), 16);
    v128.store(to, v128.load(a2), 32);
    v128.store(to, v128.load(a3), 48);
    a1 += 16;
    a2 += 16;
    a3 += 16;
    to += 64;
  }
  const rest = K & 3;
  if (rest > 0) {
    v128.store(to, loadPart(a0, rest));
    v128.store(to, loadPart(a1, rest), 16);
    v128.store(to, loadPart(a2, rest), 32);
    v128.store(to, loadPart(a3, rest), 48);
  }
}

/** Four packed rows by two columns (by one, unless `both`). */
function tileNT(K: i32, a: usize, b0: usize, c: usize, rowC: usize, both: bool): void {
  let b1 = both ? b0 + (<usize>K << 2) : b0;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (const end = b0 + (<usize>(K & ~3) << 2); b0 < end; b0 += 16) {
    const y0 = v128.load(b0);
    const y1 = v128.load(b1);
    let x = v128.load(a);
    s00 = madd(x, y0, s00);
    s01 = madd(x, y1, s01);
    x = v128.load(a, 16);
    s10 = madd(x, y0, s10);
    s11 = madd(x, y1, s11);
    x = v128.load(a, 32);
    s20 = madd(x, y0, s20);
    s21 = madd(x, y1, s21);
    x = v128.load(a, 48);
    s30 = madd(x, y0, s30);
    s31 = madd(x, y1, s31);
    b1 += 16;
    a += 64;
  }
  const rest = K & 3;
  if (rest > 0) {
    const y0 = loadPart(b0, rest);
    const y1 = loadPart(b1, rest);
    let x = v128.load(a);
    s00 = madd(x, y0, s00);
    s01 = madd(x, y1, s01);
    x = v128.load(a, 16);
    s10 = madd(x, y0, s10);
    s11 = madd(x, y1, s11);
    x = v128.load(a, 32);
    s20 = madd(x, y0, s20);
    s21 = madd(x, y1, s21);
    x = v128.load(a, 48);
    s30 = madd(x, y0, s30);
    s31 = madd(x, y1, s31);
  }
  addPairs(c, rowC, sums(s00, s01, s10, s11), both);
  addPairs(c + 2 * rowC, rowC, sums(s20, s21, s30, s31), both);
}

/** The sums of the four lanes of each. */
@inline
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Adds lanes 0 and 1 to one row, 2 and 3 to the next; of each pair the first alone, unless `both`. */
@inline
function addPairs(c: usize, rowC: usize, s: v128, both: bool): void {
  store<f32>(c, load<f32>(c) + f32x4.extract_lane(s, 0));
  store<f32>(c + rowC, load<f32>(c + rowC) + f32x4.extract_lane(s, 2));
  if (both) {
    store<f32>(c + 4, load<f32>(c + 4) + f32x4.extract_lane(s, 1));
    store<f32>(c + rowC + 4, load<f32>(c + rowC + 4) + f32x4.extract_lane(s, 3));
  }
}

/**
 * One row by up to four columns. Two vectors of k at a time: more columns would need more addresses than there are
 * registers.
 */
function rowNT(K: i32, a: usize, b0: usize, c: usize, columns: i32): void {
  const row = <usize>K << 2;
  // Columns beyond the last are computed and not stored.
  let b1 = columns > 1 ? b0 + row : b0;
  let b2 = columns > 2 ? b1 + row : b1;
  let b3 = columns > 3 ? b2 + row : b2;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (const end = a + (<usize>(K & ~7) << 2); a < end; a += 32) {
    const x = v128.load(a);
    s0 = madd(x, v128.load(b0), s0);
    s1 = madd(x, v128.load(b1), s1);
    s2 = madd(x, v128.load(b2), s2);
    s3 = madd(x, v128.load(b3), s3);
    const y = v128.load(a, 16);
    s0 = madd(y, v128.load(b0, 16), s0);
    s1 = madd(y, v128.load(b1, 16), s1);
    s2 = madd(y, v128.load(b2, 16), s2);
    s3 = madd(y, v128.load(b3, 16), s3);
    b0 += 32;
    b1 += 32;
    b2 += 32;
    b3 += 32;
  }
  for (let rest = K & 7; rest > 0; rest -= 4) {
    const x = loadUpTo(a, rest);
    s0 = madd(x, loadUpTo(b0, rest), s0);
    s1 = madd(x, loadUpTo(b1, rest), s1);
    s2 = madd(x, loadUpTo(b2, rest), s2);
    s3 = madd(x, loadUpTo(b3, rest), s3);
    a += 16;
    b0 += 16;
    b1 += 16;
    b2 += 16;
    b3 += 16;
  }
  put(c, f32x4.add(v128.load(c), sums(s0, s1, s2, s3)), columns);
}

@inline
function loadUpTo(p: usize, n: i32): v128 {
  return n >= 4 ? v128.load(p) : loadPart(p, n);
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

/** C[M,N] += A[M,K] · B[K,N], B in panels. @param tile room for BLOCK × DEPTH */
export function mulPacked(M: i32, N: i32, K: i32, a: usize, panels: usize, c: usize, tile: usize): void {
  for (let k = 0; k < K; k += DEPTH) {
    const depth = min(DEPTH, K - k);
    mulPanels(M, N, depth, a + (<usize>k << 2), K, false, panels + (<usize>k << 5), K, c, tile);
  }
}

/** C[M,N] += A[K,M]ᵀ · B[K,N]. @param panels room for DEPTH × N, rounded up to 8 @param tile as above */
export function mulTN(M: i32, N: i32, K: i32, a: usize, b: usize, c: usize, panels: usize, tile: usize): void {
  for (let k = 0; k < K; k += DEPTH) {
    const depth = min(DEPTH, K - k);
    pack(depth, N, b + (<usize>(k * N) << 2), panels);
    mulPanels(M, N, depth, a + (<usize>(k * M) << 2), M, true, panels, depth, c, tile);
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
    const tiles = from + ((to - from) & ~3);
    let at = tile;
    for (let i = from; i < tiles; i += 4) {
      if (columnsOfA) packColumns(K, a + (<usize>i << 2), bytesA, at);
      else packRows(K, a + <usize>i * bytesA, bytesA, at);
      at += <usize>K << 4;
    }
    if (tiles > from) {
      for (let j = 0; j < N; j += 8) {
        const b = panels + <usize>(j >> 3) * panel;
        at = tile;
        for (let i = from; i < tiles; i += 4) {
          tilePacked(K, at, b, c + <usize>i * rowC + (<usize>j << 2), rowC, N - j);
          at += <usize>K << 4;
        }
      }
    }
    for (let i = tiles; i < to; i++) {
      const ai = a + <usize>i * stepI;
      const ci = c + <usize>i * rowC;
      let j = 0;
      for (; j + 32 <= N; j += 32) row4Panels(K, ai, stepK, panels + <usize>(j >> 3) * panel, panel, ci + (<usize>j << 2));
      for (; j < N; j += 8) rowPanel(K, ai, stepK, panels + <usize>(j >> 3) * panel, ci + (<usize>j << 2), N - j);
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

/** Four columns of A[K,M]. */
function packColumns(K: i32, a: usize, row: usize, to: usize): void {
  for (const end = to + (<usize>K << 4); to < end; to += 16) {
    v128.store(to, v128.load(a));
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

/** One row by thirty-two columns: eight sums at once, or each would wait for the one before. */
function row4Panels(K: i32, a: usize, stepK: usize, b0: usize, panel: usize, c: usize): void {
  let b1 = b0 + panel;
  let b2 = b1 + panel;
  let b3 = b2 + panel;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  for (const end = b0 + (<usize>K << 5); b0 < end; b0 += 32) {
    const x = v128.load32_splat(a);
    s0 = madd(x, v128.load(b0), s0);
    s1 = madd(x, v128.load(b0, 16), s1);
    s2 = madd(x, v128.load(b1), s2);
    s3 = madd(x, v128.load(b1, 16), s3);
    s4 = madd(x, v128.load(b2), s4);
    s5 = madd(x, v128.load(b2, 16), s5);
    s6 = madd(x, v128.load(b3), s6);
    s7 = madd(x, v128.load(b3, 16), s7);
    a += stepK;
    b1 += 32;
    b2 += 32;
    b3 += 32;
  }
  addRow(c, s0, s1, 8);
  addRow(c + 32, s2, s3, 8);
  addRow(c + 64, s4, s5, 8);
  addRow(c + 96, s6, s7, 8);
}

/** One row by up to eight columns. */
function rowPanel(K: i32, a: usize, stepK: usize, b: usize, c: usize, columns: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  for (const end = b + (<usize>K << 5); b < end; b += 32) {
    const x = v128.load32_splat(a);
    s0 = madd(x, v128.load(b), s0);
    s1 = madd(x, v128.load(b, 16), s1);
    a += stepK;
  }
  addRow(c, s0, s1, columns);
}
