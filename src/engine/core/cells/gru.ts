import { sigmoid, tanh } from '../math.ts';
import type { Cell } from './cell.ts';

/*
 * Gated recurrent unit, as torch.nn.GRU ("reset after": r multiplies the product, not h), rows in the order r, z, n:
 *   r, z = σ(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh)
 *   n = tanh(W_in x_t + b_in + r ⊙ (W_hn h_{t−1} + b_hn)),   h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}
 */
export const gru: Cell = {
  kind: 'gru',
  gates: ['r', 'z', 'n'],
  hasC: false,
  diagonal: false,
  splitsRecurrent: true,
  hasAux: true,

  forward({ gates, recurrent, aux: hiddenN, h }, t, B, H) {
    const n = B * H;
    for (let b = 0; b < B; b++) {
      let at = t * n + b * H;
      let gr = 3 * at;
      let from = 3 * b * H;
      for (let j = 0; j < H; j++, at++, gr++, from++) {
        const gz = gr + H;
        const gn = gz + H;
        const r = sigmoid(gates[gr] + recurrent[from]);
        const z = sigmoid(gates[gz] + recurrent[from + H]);
        hiddenN[at] = recurrent[from + 2 * H];
        const candidate = tanh(gates[gn] + r * hiddenN[at]);
        gates[gr] = r;
        gates[gz] = z;
        gates[gn] = candidate;
        h[at + n] = (1 - z) * candidate + z * h[at];
      }
    }
  },

  /**
   * dh_{t−1} += dh_t ⊙ z beside the path through W_hh. The input's and the recurrent product's gradients differ in
   * the rows of n alone, where the latter carries r.
   */
  backward({ gates, aux: hiddenN, h }, { dh, dInput, dRecurrent }, t, B, H) {
    const size = B * H;
    for (let b = 0; b < B; b++) {
      let at = t * size + b * H;
      let gr = 3 * at;
      for (let j = 0; j < H; j++, at++, gr++) {
        const gz = gr + H;
        const gn = gz + H;
        const r = gates[gr];
        const z = gates[gz];
        const n = gates[gn];
        const dht = dh[at + size];
        const dan = dht * (1 - z) * (1 - n * n);
        const dar = dan * hiddenN[at] * r * (1 - r);
        const daz = dht * (h[at] - n) * z * (1 - z);
        dh[at] += dht * z;
        dInput[gr] = dar;
        dInput[gz] = daz;
        dInput[gn] = dan;
        dRecurrent[gr] = dar;
        dRecurrent[gz] = daz;
        dRecurrent[gn] = dan * r;
      }
    }
  }
};
