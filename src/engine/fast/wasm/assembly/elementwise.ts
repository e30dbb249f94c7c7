// What is done row by row or number by number, the cells apart (cells.ts). Addresses are bytes, sizes are numbers of
// float32. Loads may reach up to three numbers beyond a row, which the allocator leaves room for; stores never do.
import { expBelow0, loadPart, madd, put } from './simd';

/** c[rows,n] = b1 + b2 in every row; an address of 0 stands for no bias. */
export function fillRows(rows: i32, n: i32, b1: usize, b2: usize, c: usize): void {
  for (let j = 0; j < n; j += 4) {
    const at = (<usize>j) << 2;
    let v = f32x4.splat(0);
    if (b1 != 0) v = v128.load(b1 + at);
    if (b2 != 0) v = f32x4.add(v, v128.load(b2 + at));
    put(c + at, v, n - j);
  }
  const bytes = (<usize>n) << 2;
  for (let r = 1; r < rows; r++) memory.copy(c + <usize>r * bytes, c, bytes);
}

/** out[n], and also[n] unless its address is 0, += the sum of the rows of a[rows,n]. */
export function sumRows(rows: i32, n: i32, a: usize, out: usize, also: usize): void {
  const row = (<usize>n) << 2;
  let j = 0;
  for (; j + 16 <= n; j += 16) {
    const at = (<usize>j) << 2;
    let p = a + at;
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let r = 0; r < rows; r++) {
      s0 = f32x4.add(s0, v128.load(p));
      s1 = f32x4.add(s1, v128.load(p, 16));
      s2 = f32x4.add(s2, v128.load(p, 32));
      s3 = f32x4.add(s3, v128.load(p, 48));
      p += row;
    }
    addSums(out, also, at, s0, 4);
    addSums(out, also, at + 16, s1, 4);
    addSums(out, also, at + 32, s2, 4);
    addSums(out, also, at + 48, s3, 4);
  }
  for (; j < n; j += 4) {
    const at = (<usize>j) << 2;
    let s = f32x4.splat(0);
    let p = a + at;
    for (let r = 0; r < rows; r++) {
      s = f32x4.add(s, v128.load(p));
      p += row;
    }
    addSums(out, also, at, s, n - j);
  }
}

function addSums(out: usize, also: usize, at: usize, s: v128, n: i32): void {
  put(out + at, f32x4.add(v128.load(out + at), s), n);
  if (also != 0) put(also + at, f32x4.add(v128.load(also + at), s), n);
}

/** out[n] += a[n] */
function addRow(n: i32, a: usize, out: usize): void {
  for (let j = 0; j < n; j += 4) {
    const at = (<usize>j) << 2;
    put(out + at, f32x4.add(v128.load(out + at), v128.load(a + at)), n - j);
  }
}

/** out[n,m] += a[m,n]ᵀ, four by four. */
function addTransposed(m: i32, n: i32, a: usize, out: usize): void {
  const rowA = (<usize>n) << 2;
  const rowOut = (<usize>m) << 2;
  for (let j = 0; j < n; j += 4) {
    for (let i = 0; i < m; i += 4) {
      // Beyond the last row it is read again, and not stored.
      const p = a + <usize>i * rowA + ((<usize>j) << 2);
      const a0 = v128.load(p);
      const a1 = i + 1 < m ? v128.load(p + rowA) : a0;
      const a2 = i + 2 < m ? v128.load(p + 2 * rowA) : a0;
      const a3 = i + 3 < m ? v128.load(p + 3 * rowA) : a0;
      const low01 = v128.shuffle<f32>(a0, a1, 0, 4, 1, 5);
      const low23 = v128.shuffle<f32>(a2, a3, 0, 4, 1, 5);
      const high01 = v128.shuffle<f32>(a0, a1, 2, 6, 3, 7);
      const high23 = v128.shuffle<f32>(a2, a3, 2, 6, 3, 7);
      let q = out + <usize>j * rowOut + ((<usize>i) << 2);
      put(q, f32x4.add(v128.load(q), v128.shuffle<f32>(low01, low23, 0, 1, 4, 5)), m - i);
      q += rowOut;
      if (j + 1 < n) put(q, f32x4.add(v128.load(q), v128.shuffle<f32>(low01, low23, 2, 3, 6, 7)), m - i);
      q += rowOut;
      if (j + 2 < n) put(q, f32x4.add(v128.load(q), v128.shuffle<f32>(high01, high23, 0, 1, 4, 5)), m - i);
      q += rowOut;
      if (j + 3 < n) put(q, f32x4.add(v128.load(q), v128.shuffle<f32>(high01, high23, 2, 3, 6, 7)), m - i);
    }
  }
}

/** c[r,·] = b1 + b2 + w[·,tokens[r]] for w[n,V]. @param room for V × n, or 0: w is then read as it lies */
export function pickColumns(
  rows: i32,
  n: i32,
  V: i32,
  w: usize,
  tokens: usize,
  b1: usize,
  b2: usize,
  c: usize,
  room: usize
): void {
  const row = (<usize>n) << 2;
  if (room != 0) {
    fillRows(V, n, b1, b2, room);
    addTransposed(n, V, w, room);
  } else fillRows(rows, n, b1, b2, c);
  for (let r = 0; r < rows; r++) {
    const token = <usize>load<i32>(tokens + ((<usize>r) << 2));
    if (room != 0) memory.copy(c, room + token * row, row);
    else {
      let p = w + (token << 2);
      for (let q = c; q < c + row; q += 4) {
        store<f32>(q, load<f32>(q) + load<f32>(p));
        p += (<usize>V) << 2;
      }
    }
    c += row;
  }
}

/** w[·,tokens[r]] += d[r,·] for w[n,V]. @param room for V × n */
export function addToColumns(
  rows: i32,
  n: i32,
  V: i32,
  d: usize,
  tokens: usize,
  w: usize,
  room: usize
): void {
  const row = (<usize>n) << 2;
  memory.fill(room, 0, row * <usize>V);
  for (let r = 0; r < rows; r++) {
    addRow(n, d, room + <usize>load<i32>(tokens + ((<usize>r) << 2)) * row);
    d += row;
  }
  addTransposed(V, n, room, w);
}

/** p = factor · softmax(z) row by row; of each row max z and Σ exp(z − max z) go to `sums`, as doubles. */
export function softmax(rows: i32, V: i32, z: usize, p: usize, factor: f32, sums: usize): void {
  const row = (<usize>V) << 2;
  const whole = V & ~3;
  for (let r = 0; r < rows; r++) {
    let tops = v128.load32_splat(z);
    for (let v = 0; v < whole; v += 4) tops = f32x4.pmax(tops, v128.load(z + ((<usize>v) << 2)));
    let top = max<f32>(
      max<f32>(f32x4.extract_lane(tops, 0), f32x4.extract_lane(tops, 1)),
      max<f32>(f32x4.extract_lane(tops, 2), f32x4.extract_lane(tops, 3))
    );
    for (let v = whole; v < V; v++) top = max<f32>(top, load<f32>(z + ((<usize>v) << 2)));
    const shift = f32x4.splat(top);
    let low = f64x2.splat(0);
    let high = low;
    for (let v = 0; v < V; v += 4) {
      const at = (<usize>v) << 2;
      const e = expBelow0(f32x4.sub(v128.load(z + at), shift));
      put(p + at, e, V - v);
      const counted = V - v >= 4 ? e : loadPart(p + at, V - v);
      low = f64x2.add(low, f64x2.promote_low_f32x4(counted));
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(counted, counted, 2, 3, 2, 3)));
    }
    const both = f64x2.add(low, high);
    const sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
    store<f64>(sums, <f64>top);
    store<f64>(sums, sum, 8);
    const share = f32x4.splat(<f32>(<f64>factor / sum));
    for (let v = 0; v < V; v += 4) {
      const at = p + ((<usize>v) << 2);
      put(at, f32x4.mul(v128.load(at), share), V - v);
    }
    z += row;
    p += row;
    sums += 16;
  }
}

/** Σ a², in double precision. */
export function sumOfSquares(n: i32, a: usize): f64 {
  let low = f64x2.splat(0);
  let high = low;
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const v = v128.load(a + ((<usize>i) << 2));
    const x = f64x2.promote_low_f32x4(v);
    const y = f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 2, 3));
    low = f64x2.add(low, f64x2.mul(x, x));
    high = f64x2.add(high, f64x2.mul(y, y));
  }
  const both = f64x2.add(low, high);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (; i < n; i++) {
    const x = <f64>load<f32>(a + ((<usize>i) << 2));
    sum += x * x;
  }
  return sum;
}

/** a *= factor */
export function scale(n: i32, a: usize, factor: f32): void {
  const f = f32x4.splat(factor);
  for (let i = 0; i < n; i += 4) {
    const at = a + ((<usize>i) << 2);
    put(at, f32x4.mul(v128.load(at), f), n - i);
  }
}

/** Above this a mean of squares is kept as minus its root: 2¹²⁶, as in updates.ts. */
const LIMIT: f32 = 8.507059173023462e37;

/** As `adamUpdate` in updates.ts; `rest1`, `rest2` are 1 − β, `root` is √(1 − β₂ᵗ). */
export function adamUpdate(
  n: i32,
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  rate: f32,
  root: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  eps: f32
): void {
  for (let i = 0; i < n; i += 4) {
    const at = (<usize>i) << 2;
    const gi = v128.load(g + at);
    const kept = v128.load(v + at);
    const mi = madd(f32x4.splat(rest1), gi, f32x4.mul(f32x4.splat(beta1), v128.load(m + at)));
    const vi = madd(f32x4.mul(f32x4.splat(rest2), gi), gi, f32x4.mul(f32x4.splat(beta2), kept));
    if (v128.any_true(v128.or(f32x4.gt(vi, f32x4.splat(LIMIT)), f32x4.lt(kept, f32x4.splat(0))))) {
      const end = at + ((<usize>min<i32>(4, n - i)) << 2);
      for (let p = at; p < end; p += 4) {
        adamUpdateOne(w + p, g + p, m + p, v + p, rate, root, beta1, rest1, beta2, rest2, eps);
      }
      continue;
    }
    const by = f32x4.add(f32x4.div(f32x4.sqrt(vi), f32x4.splat(root)), f32x4.splat(eps));
    put(m + at, mi, n - i);
    put(v + at, vi, n - i);
    const step = f32x4.div(f32x4.mul(f32x4.splat(rate), mi), by);
    put(w + at, f32x4.sub(v128.load(w + at), step), n - i);
  }
}

/** One weight in double precision, which holds the squares of all that is float32. */
function adamUpdateOne(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  rate: f64,
  root: f64,
  beta1: f64,
  rest1: f64,
  beta2: f64,
  rest2: f64,
  eps: f64
): void {
  const gi = <f64>load<f32>(g);
  const kept = <f64>load<f32>(v);
  const mi = rest1 * gi + beta1 * <f64>load<f32>(m);
  const vi = rest2 * gi * gi + beta2 * (kept < 0 ? kept * kept : kept);
  const size = sqrt<f64>(vi);
  store<f32>(m, <f32>mi);
  store<f32>(v, <f32>(vi > <f64>LIMIT ? -size : vi));
  store<f32>(w, <f32>(<f64>load<f32>(w) - (rate * mi) / (size / root + eps)));
}
