import type { Cell } from './cell.ts';
import { tanhEach } from '../math.ts';

/*
 * The vanilla (Elman) network, as torch.nn.RNN:
 *   a_t = W_ih x_t + b_ih + W_hh h_{t−1} + b_hh,   h_t = tanh(a_t) or max(a_t, 0)
 */

const shape = { gates: ['a'], hasC: false, diagonal: false, splitsRecurrent: false, hasAux: false };

export const rnnTanh: Cell = {
  ...shape,
  kind: 'rnnTanh',
  forward({ gates, h }, t, B, H) {
    const n = B * H;
    tanhEach(gates, t * n, h, (t + 1) * n, n);
  },
  /** dL/da = dL/dh · (1 − h²) */
  backward({ h }, { dh, dInput }, t, B, H) {
    const n = B * H;
    const at = t * n;
    for (let i = 0; i < n; i++) dInput[at + i] = dh[at + n + i] * (1 - h[at + n + i] * h[at + n + i]);
  }
};

export const rnnRelu: Cell = {
  ...shape,
  kind: 'rnnRelu',
  forward({ gates, h }, t, B, H) {
    const n = B * H;
    const at = t * n;
    for (let i = 0; i < n; i++) h[at + n + i] = Math.max(gates[at + i], 0);
  },
  /** dL/da = dL/dh where a > 0, else 0: at a = 0 it is 0, as in PyTorch. */
  backward({ gates }, { dh, dInput }, t, B, H) {
    const n = B * H;
    const at = t * n;
    for (let i = 0; i < n; i++) dInput[at + i] = gates[at + i] <= 0 ? 0 : dh[at + n + i];
  }
};
