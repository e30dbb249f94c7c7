import type { FloatArray } from '../core/buffers.ts';
import { power, square } from '../core/math.ts';

/*
 * A running mean of g² can be too large for the array that holds it where neither g nor the root of the mean is: an
 * overflow would stop a weight for good, and nobody would see it. A mean above `limitOf` is therefore kept as minus its
 * root: below 0 no mean can be. All others are kept as PyTorch keeps them.
 */
const limitOf = (v: FloatArray): number => (v instanceof Float32Array ? 2 ** 126 : 2 ** 1000);

/** The mean of squares beta·v + (1 − beta)·g², from and to what is kept of it. */
function meanOfSquares(v: number, g: number, beta: number, limit: number): number {
  const mean = beta * v + (1 - beta) * g * g;
  if (v >= 0 && !(mean > limit)) return mean;
  const a = Math.sqrt(beta) * (v < 0 ? -v : Math.sqrt(v));
  const b = Math.sqrt(1 - beta) * Math.abs(g);
  const larger = Math.max(a, b);
  const root = larger * Math.sqrt(square(a / larger) + square(b / larger));
  return root * root > limit ? -root : root * root;
}

const rootOf = (kept: number): number => (kept < 0 ? -kept : Math.sqrt(kept));

/**
 * v = momentum·v + g, then w −= lr·v, as torch.optim.SGD (no dampening, no Nesterov). Finite gradients never make the
 * velocity infinite: it stops at the largest number that its array holds.
 */
export function sgdUpdate(w: FloatArray, g: FloatArray, v: FloatArray, lr: number, momentum: number): void {
  const most = v instanceof Float32Array ? 3.4028234663852886e38 : Number.MAX_VALUE;
  for (let i = 0; i < w.length; i++) {
    const velocity = momentum * v[i] + g[i];
    v[i] = Number.isFinite(g[i]) ? Math.max(-most, Math.min(most, velocity)) : velocity;
    w[i] -= lr * v[i];
  }
}

/**
 * RMSProp (Tieleman and Hinton 2012), as torch.optim.RMSprop: a running mean v of g², ε added outside the root, and
 * momentum over the scaled gradient (u).
 */
export function rmsPropUpdate(
  w: FloatArray,
  g: FloatArray,
  v: FloatArray,
  u: FloatArray,
  lr: number,
  alpha: number,
  eps: number,
  momentum: number
): void {
  const limit = limitOf(v);
  for (let i = 0; i < w.length; i++) {
    v[i] = meanOfSquares(v[i], g[i], alpha, limit);
    u[i] = momentum * u[i] + g[i] / (rootOf(v[i]) + eps);
    w[i] -= lr * u[i];
  }
}

/**
 * Step number t (from 1) of Adam (Kingma and Ba 2015, algorithm 1), as torch.optim.Adam: running means m of g and v of
 * g², both corrected for their start at 0, ε added outside the root.
 */
export function adamUpdate(
  w: FloatArray,
  g: FloatArray,
  m: FloatArray,
  v: FloatArray,
  t: number,
  lr: number,
  beta1: number,
  beta2: number,
  eps: number
): void {
  const rate = lr / (1 - power(beta1, t));
  const root = Math.sqrt(1 - power(beta2, t));
  const limit = limitOf(v);
  for (let i = 0; i < w.length; i++) {
    m[i] = beta1 * m[i] + (1 - beta1) * g[i];
    v[i] = meanOfSquares(v[i], g[i], beta2, limit);
    w[i] -= (rate * m[i]) / (rootOf(v[i]) / root + eps);
  }
}
