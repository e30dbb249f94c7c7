import type { FloatArray } from '../core/buffers.ts';

/** v = momentum·v + g, then w −= lr·v, as torch.optim.SGD (no dampening, no Nesterov). */
export function sgdUpdate(w: FloatArray, g: FloatArray, v: FloatArray, lr: number, momentum: number): void {
  for (let i = 0; i < w.length; i++) {
    v[i] = momentum * v[i] + g[i];
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
  for (let i = 0; i < w.length; i++) {
    v[i] = alpha * v[i] + (1 - alpha) * g[i] * g[i];
    u[i] = momentum * u[i] + g[i] / (Math.sqrt(v[i]) + eps);
    w[i] -= lr * u[i];
  }
}

/**
 * Step number t (from 1) of Adam (Kingma and Ba 2015, algorithm 1), as torch.optim.Adam: both moments corrected
 * for their start at 0, ε added outside the root.
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
  const rate = lr / (1 - beta1 ** t);
  const root = Math.sqrt(1 - beta2 ** t);
  for (let i = 0; i < w.length; i++) {
    m[i] = beta1 * m[i] + (1 - beta1) * g[i];
    v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
    w[i] -= (rate * m[i]) / (Math.sqrt(v[i]) / root + eps);
  }
}
