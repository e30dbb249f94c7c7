import { sigmoidEach, tanhEach } from '../math.ts';
import type { Cell } from './cell.ts';

/*
 * Long short-term memory, as torch.nn.LSTM, rows of the weights in the order i, f, g, o:
 *   i, f, o = σ(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh),   g = tanh(the same with its own rows)
 *   c_t = f ⊙ c_{t−1} + i ⊙ g,   h_t = o ⊙ tanh(c_t)
 */
export const lstm: Cell = {
  kind: 'lstm',
  gates: ['i', 'f', 'g', 'o'],
  hasC: true,
  diagonal: false,
  splitsRecurrent: false,
  hasAux: true,

  forward({ gates, c, aux: tanhC, h }, t, B, H) {
    const n = B * H;
    for (let b = 0; b < B; b++) {
      const at = t * n + b * H;
      const gi = 4 * at;
      const gf = gi + H;
      const gg = gf + H;
      const go = gg + H;
      sigmoidEach(gates, gi, 2 * H);
      tanhEach(gates, gg, gates, gg, H);
      sigmoidEach(gates, go, H);
      for (let j = 0; j < H; j++) {
        c[at + n + j] = gates[gf + j] * c[at + j] + gates[gi + j] * gates[gg + j];
      }
      tanhEach(c, at + n, tanhC, at, H);
      for (let j = 0; j < H; j++) h[at + n + j] = gates[go + j] * tanhC[at + j];
    }
  },

  /**
   * dc_t += dh_t ⊙ o ⊙ (1 − tanh²(c_t)), which completes the total; dc_{t−1} += dc_t ⊙ f: no matrix on this path.
   * di, df, dg from dc_t, do from dh_t, each times the slope of its own σ or tanh.
   */
  backward({ gates, c, aux: tanhC }, { dh, dc, dInput }, t, B, H) {
    const n = B * H;
    for (let b = 0; b < B; b++) {
      let at = t * n + b * H;
      let gi = 4 * at;
      for (let j = 0; j < H; j++, at++, gi++) {
        const gf = gi + H;
        const gg = gf + H;
        const go = gg + H;
        const i = gates[gi];
        const f = gates[gf];
        const g = gates[gg];
        const o = gates[go];
        const dht = dh[at + n];
        const dct = dc[at + n] + dht * o * (1 - tanhC[at] * tanhC[at]);
        dc[at + n] = dct;
        dc[at] += dct * f;
        dInput[gi] = dct * g * i * (1 - i);
        dInput[gf] = dct * c[at] * f * (1 - f);
        dInput[gg] = dct * i * (1 - g * g);
        dInput[go] = dht * tanhC[at] * o * (1 - o);
      }
    }
  }
};
