// Layers unrolled over time: for every step the recurrent product, then the elementwise half of the cell as in
// src/engine/cells. All steps in one call. Buffers are laid out as in cells/cell.ts.
import { fillRows } from './elementwise';
import { mulPacked, mulPackedNT, pack, packNT } from './products';
import { madd, put, sigmoid4, tanh4 } from './simd';

const RNN_TANH: i32 = 0;
const RNN_RELU: i32 = 1;
const LSTM: i32 = 2;
const GRU: i32 = 3;

@inline
function gatesOf(cell: i32): i32 {
  return cell == LSTM ? 4 : cell == GRU ? 3 : 1;
}

/**
 * @param cell as the constants above
 * @param w [G·H,H] @param bias of the recurrent product: GRU only, or 0
 * @param panels room for w, G·H and H each rounded up to 4, or 0 @param tile as for `mulPackedNT`
 */
export function forwardSteps(
  cell: i32,
  T: i32,
  B: i32,
  H: i32,
  w: usize,
  bias: usize,
  gates: usize,
  recurrent: usize,
  c: usize,
  aux: usize,
  h: usize,
  panels: usize,
  tile: usize
): void {
  const R = gatesOf(cell) * H;
  const slot = <usize>(B * H) << 2;
  const slotR = <usize>(B * R) << 2;
  if (panels != 0) packNT(R, H, w, panels);
  for (let t = 0; t < T; t++) {
    if (cell == GRU) {
      fillRows(B, R, bias, 0, recurrent);
      mulPackedNT(B, R, H, h, w, panels, recurrent, tile);
      gruForward(B, H, gates, recurrent, aux, h, h + slot);
    } else {
      mulPackedNT(B, R, H, h, w, panels, gates, tile);
      if (cell == LSTM) lstmForward(B, H, gates, c, c + slot, aux, h + slot);
      else rnnForward(cell == RNN_RELU, B * H, gates, h + slot);
    }
    gates += slotR;
    h += slot;
    c += slot;
    aux += slot;
  }
}

/** From dL/dh and dL/dc to the totals. @param panels room for w, H rounded up to 8, or 0 @param tile as for `mulPacked` */
export function backwardSteps(
  cell: i32,
  T: i32,
  B: i32,
  H: i32,
  w: usize,
  gates: usize,
  c: usize,
  aux: usize,
  h: usize,
  dh: usize,
  dc: usize,
  dInput: usize,
  dRecurrent: usize,
  panels: usize,
  tile: usize
): void {
  const R = gatesOf(cell) * H;
  const slot = <usize>(B * H) << 2;
  const slotR = <usize>(B * R) << 2;
  if (panels != 0) pack(R, H, w, panels);
  for (let t = T - 1; t >= 0; t--) {
    const at = <usize>t * slot;
    const next = at + slot;
    const r = <usize>t * slotR;
    if (cell == LSTM) {
      lstmBackward(B, H, gates + r, c + at, aux + at, dh + next, dc + next, dc + at, dInput + r);
    } else if (cell == GRU) {
      gruBackward(B, H, gates + r, aux + at, h + at, dh + next, dh + at, dInput + r, dRecurrent + r);
    } else rnnBackward(cell == RNN_RELU, B * H, gates + at, h + next, dh + next, dInput + at);
    mulPacked(B, H, R, dRecurrent + r, w, panels, dh + at, tile);
  }
}

function rnnForward(relu: bool, n: i32, a: usize, h: usize): void {
  if (relu) {
    for (let i = 0; i < n; i += 4) {
      const at = (<usize>i) << 2;
      put(h + at, f32x4.max(v128.load(a + at), f32x4.splat(0)), n - i);
    }
    return;
  }
  const whole = n & ~3;
  for (const end = a + ((<usize>whole) << 2); a < end; a += 16) {
    v128.store(h, tanh4(v128.load(a)));
    h += 16;
  }
  if (whole < n) put(h, tanh4(v128.load(a)), n - whole);
}

function rnnBackward(relu: bool, n: i32, a: usize, h: usize, dh: usize, da: usize): void {
  for (let i = 0; i < n; i += 4) {
    const at = (<usize>i) << 2;
    const d = v128.load(dh + at);
    const x = v128.load(h + at);
    if (relu) put(da + at, v128.andnot(d, f32x4.le(v128.load(a + at), f32x4.splat(0))), n - i);
    else put(da + at, f32x4.mul(d, f32x4.sub(f32x4.splat(1), f32x4.mul(x, x))), n - i);
  }
}

/** One step as `lstm.forward` in cells/lstm.ts: gates [B,4H] in place, c and h [B,H] of this step and the one before. */
function lstmForward(
  B: i32,
  H: i32,
  gates: usize,
  before: usize,
  c: usize,
  aux: usize,
  h: usize
): void {
  const row = (<usize>H) << 2;
  const whole = row & ~15;
  for (let b = 0; b < B; b++) {
    for (let at: usize = 0; at < whole; at += 16) lstmForwardAt(at, 4, row, gates, before, c, aux, h);
    if (whole < row) lstmForwardAt(whole, H & 3, row, gates, before, c, aux, h);
    gates += 4 * row;
    before += row;
    c += row;
    aux += row;
    h += row;
  }
}

@inline
function lstmForwardAt(
  at: usize,
  n: i32,
  row: usize,
  gates: usize,
  before: usize,
  c: usize,
  aux: usize,
  h: usize
): void {
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

/** One step as `lstm.backward`: dc of this step completed, that of the one before added to. */
function lstmBackward(
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
function gruForward(
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
function gruBackward(
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
