// Everything that is done number by number. Addresses are bytes, sizes are numbers of float32.
// Loads may reach up to three numbers beyond a row, which the allocator leaves room for; stores never do.
import { exp4, log, madd, put, sigmoid4, tanh4 } from './simd';

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

/** out[n] += the sum of the rows of a[rows,n]. */
export function sumRows(rows: i32, n: i32, a: usize, out: usize): void {
  const row = (<usize>n) << 2;
  let j = 0;
  for (; j + 16 <= n; j += 16) {
    let p = a + ((<usize>j) << 2);
    const to = out + ((<usize>j) << 2);
    let s0 = v128.load(to);
    let s1 = v128.load(to, 16);
    let s2 = v128.load(to, 32);
    let s3 = v128.load(to, 48);
    for (let r = 0; r < rows; r++) {
      s0 = f32x4.add(s0, v128.load(p));
      s1 = f32x4.add(s1, v128.load(p, 16));
      s2 = f32x4.add(s2, v128.load(p, 32));
      s3 = f32x4.add(s3, v128.load(p, 48));
      p += row;
    }
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; j < n; j += 4) {
    let p = a + ((<usize>j) << 2);
    const to = out + ((<usize>j) << 2);
    let s = v128.load(to);
    for (let r = 0; r < rows; r++) {
      s = f32x4.add(s, v128.load(p));
      p += row;
    }
    put(to, s, n - j);
  }
}

/** out[n] += a[n] */
function addRow(n: i32, a: usize, out: usize): void {
  for (let j = 0; j < n; j += 4) {
    const at = (<usize>j) << 2;
    put(out + at, f32x4.add(v128.load(out + at), v128.load(a + at)), n - j);
  }
}

/** c[r,·] += w[·,tokens[r]] for w[n,V]. @param room for V × n, or 0: w is then read as it lies */
export function addColumns(rows: i32, n: i32, V: i32, w: usize, tokens: usize, c: usize, room: usize): void {
  const row = (<usize>n) << 2;
  const step = (<usize>V) << 2;
  if (room != 0) {
    for (let j = 0; j < n; j++) {
      for (let v = 0; v < V; v++)
        store<f32>(room + ((<usize>(v * n + j)) << 2), load<f32>(w + ((<usize>(j * V + v)) << 2)));
    }
  }
  for (let r = 0; r < rows; r++) {
    const token = <usize>load<i32>(tokens + ((<usize>r) << 2));
    if (room != 0) addRow(n, room + token * row, c);
    else {
      let p = w + (token << 2);
      for (let q = c; q < c + row; q += 4) {
        store<f32>(q, load<f32>(q) + load<f32>(p));
        p += step;
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
  for (let j = 0; j < n; j++) {
    for (let v = 0; v < V; v++) {
      store<f32>(w, load<f32>(w) + load<f32>(room + ((<usize>(v * n + j)) << 2)));
      w += 4;
    }
  }
}

/** p = factor · softmax(z); returns log Σ exp z. */
export function softmax(V: i32, z: usize, p: usize, factor: f32): f64 {
  let top = load<f32>(z);
  for (let v = 1; v < V; v++) top = max<f32>(top, load<f32>(z + ((<usize>v) << 2)));
  const shift = f32x4.splat(top);
  let sum: f64 = 0;
  for (let v = 0; v < V; v += 4) {
    const at = (<usize>v) << 2;
    const e = exp4(f32x4.sub(v128.load(z + at), shift));
    put(p + at, e, V - v);
    sum += <f64>f32x4.extract_lane(e, 0);
    if (v + 1 < V) sum += <f64>f32x4.extract_lane(e, 1);
    if (v + 2 < V) sum += <f64>f32x4.extract_lane(e, 2);
    if (v + 3 < V) sum += <f64>f32x4.extract_lane(e, 3);
  }
  const share = f32x4.splat(<f32>(<f64>factor / sum));
  for (let v = 0; v < V; v += 4) {
    const at = p + ((<usize>v) << 2);
    put(at, f32x4.mul(v128.load(at), share), V - v);
  }
  return <f64>top + (sum == sum ? log(sum) : sum);
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

/** As `adamUpdate` in optim-kernels.ts; `rest1`, `rest2` are 1 − β, `root` is √(1 − β₂ᵗ). */
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
    const mi = madd(f32x4.splat(rest1), gi, f32x4.mul(f32x4.splat(beta1), v128.load(m + at)));
    const vi = madd(f32x4.mul(f32x4.splat(rest2), gi), gi, f32x4.mul(f32x4.splat(beta2), v128.load(v + at)));
    const by = f32x4.add(f32x4.div(f32x4.sqrt(vi), f32x4.splat(root)), f32x4.splat(eps));
    put(m + at, mi, n - i);
    put(v + at, vi, n - i);
    const step = f32x4.div(f32x4.mul(f32x4.splat(rate), mi), by);
    put(w + at, f32x4.sub(v128.load(w + at), step), n - i);
  }
}

/** h = tanh(a), n numbers */
export function rnnTanhForward(n: i32, a: usize, h: usize): void {
  for (let i = 0; i < n; i += 4) {
    const at = (<usize>i) << 2;
    put(h + at, tanh4(v128.load(a + at)), n - i);
  }
}

/** da = dh · (1 − h²) */
export function rnnTanhBackward(n: i32, h: usize, dh: usize, da: usize): void {
  const one = f32x4.splat(1);
  for (let i = 0; i < n; i += 4) {
    const at = (<usize>i) << 2;
    const x = v128.load(h + at);
    put(da + at, f32x4.mul(v128.load(dh + at), f32x4.sub(one, f32x4.mul(x, x))), n - i);
  }
}

/** One step as `lstm.forward` in cells/lstm.ts: gates [B,4H] in place, c and h [B,H] of this step and the one before. */
export function lstmForward(
  B: i32,
  H: i32,
  gates: usize,
  before: usize,
  c: usize,
  aux: usize,
  h: usize
): void {
  const row = (<usize>H) << 2;
  for (let b = 0; b < B; b++) {
    for (let j = 0; j < H; j += 4) {
      const n = H - j;
      const at = (<usize>j) << 2;
      const pi = gates + at;
      const pf = pi + row;
      const pg = pf + row;
      const po = pg + row;
      const i = sigmoid4(v128.load(pi));
      const f = sigmoid4(v128.load(pf));
      const g = tanh4(v128.load(pg));
      const o = sigmoid4(v128.load(po));
      const cj = madd(f, v128.load(before + at), f32x4.mul(i, g));
      const t = tanh4(cj);
      put(pi, i, n);
      put(pf, f, n);
      put(pg, g, n);
      put(po, o, n);
      put(c + at, cj, n);
      put(aux + at, t, n);
      put(h + at, f32x4.mul(o, t), n);
    }
    gates += 4 * row;
    before += row;
    c += row;
    aux += row;
    h += row;
  }
}

/** One step as `lstm.backward`: dc of this step completed, that of the one before added to. */
export function lstmBackward(
  B: i32,
  H: i32,
  gates: usize,
  before: usize,
  aux: usize,
  dh: usize,
  dc: usize,
  dcBefore: usize,
  d: usize
): void {
  const row = (<usize>H) << 2;
  const one = f32x4.splat(1);
  for (let b = 0; b < B; b++) {
    for (let j = 0; j < H; j += 4) {
      const n = H - j;
      const at = (<usize>j) << 2;
      const pi = gates + at;
      const i = v128.load(pi);
      const f = v128.load(pi + row);
      const g = v128.load(pi + 2 * row);
      const o = v128.load(pi + 3 * row);
      const t = v128.load(aux + at);
      const dht = v128.load(dh + at);
      const slope = f32x4.sub(one, f32x4.mul(t, t));
      const dct = madd(f32x4.mul(dht, o), slope, v128.load(dc + at));
      const di = f32x4.mul(f32x4.mul(dct, g), f32x4.mul(i, f32x4.sub(one, i)));
      const df = f32x4.mul(f32x4.mul(dct, v128.load(before + at)), f32x4.mul(f, f32x4.sub(one, f)));
      const dg = f32x4.mul(f32x4.mul(dct, i), f32x4.sub(one, f32x4.mul(g, g)));
      const od = f32x4.mul(f32x4.mul(dht, t), f32x4.mul(o, f32x4.sub(one, o)));
      const past = madd(dct, f, v128.load(dcBefore + at));
      put(dc + at, dct, n);
      put(dcBefore + at, past, n);
      const pd = d + at;
      put(pd, di, n);
      put(pd + row, df, n);
      put(pd + 2 * row, dg, n);
      put(pd + 3 * row, od, n);
    }
    gates += 4 * row;
    d += 4 * row;
    before += row;
    aux += row;
    dh += row;
    dc += row;
    dcBefore += row;
  }
}

/** One step as `gru.forward` in cells/gru.ts. */
export function gruForward(
  B: i32,
  H: i32,
  gates: usize,
  recurrent: usize,
  aux: usize,
  before: usize,
  h: usize
): void {
  const row = (<usize>H) << 2;
  const one = f32x4.splat(1);
  for (let b = 0; b < B; b++) {
    for (let j = 0; j < H; j += 4) {
      const n = H - j;
      const at = (<usize>j) << 2;
      const p = gates + at;
      const q = recurrent + at;
      const r = sigmoid4(f32x4.add(v128.load(p), v128.load(q)));
      const z = sigmoid4(f32x4.add(v128.load(p + row), v128.load(q + row)));
      const hiddenN = v128.load(q + 2 * row);
      const candidate = tanh4(madd(r, hiddenN, v128.load(p + 2 * row)));
      const hj = madd(z, v128.load(before + at), f32x4.mul(f32x4.sub(one, z), candidate));
      put(aux + at, hiddenN, n);
      put(p, r, n);
      put(p + row, z, n);
      put(p + 2 * row, candidate, n);
      put(h + at, hj, n);
    }
    gates += 3 * row;
    recurrent += 3 * row;
    aux += row;
    before += row;
    h += row;
  }
}

/** One step as `gru.backward`. */
export function gruBackward(
  B: i32,
  H: i32,
  gates: usize,
  aux: usize,
  before: usize,
  dh: usize,
  dhBefore: usize,
  dInput: usize,
  dRecurrent: usize
): void {
  const row = (<usize>H) << 2;
  const one = f32x4.splat(1);
  for (let b = 0; b < B; b++) {
    for (let j = 0; j < H; j += 4) {
      const m = H - j;
      const at = (<usize>j) << 2;
      const p = gates + at;
      const r = v128.load(p);
      const z = v128.load(p + row);
      const n = v128.load(p + 2 * row);
      const dht = v128.load(dh + at);
      const open = f32x4.sub(one, z);
      const dan = f32x4.mul(f32x4.mul(dht, open), f32x4.sub(one, f32x4.mul(n, n)));
      const dar = f32x4.mul(f32x4.mul(dan, v128.load(aux + at)), f32x4.mul(r, f32x4.sub(one, r)));
      const daz = f32x4.mul(f32x4.mul(dht, f32x4.sub(v128.load(before + at), n)), f32x4.mul(z, open));
      put(dhBefore + at, madd(dht, z, v128.load(dhBefore + at)), m);
      put(dInput + at, dar, m);
      put(dInput + at + row, daz, m);
      put(dInput + at + 2 * row, dan, m);
      put(dRecurrent + at, dar, m);
      put(dRecurrent + at + row, daz, m);
      put(dRecurrent + at + 2 * row, f32x4.mul(dan, r), m);
    }
    gates += 3 * row;
    dInput += 3 * row;
    dRecurrent += 3 * row;
    aux += row;
    before += row;
    dh += row;
    dhBefore += row;
  }
}
