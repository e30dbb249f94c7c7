import { sigmoid, sigmoidEach } from '../math.ts';
import type { Cell } from './cell.ts';

/*
 * The diagonal linear recurrence: each unit keeps a share z of what it held and takes in the rest anew,
 *   h_t = z ⊙ h_{t−1} + (1 − z) ⊙ n_t,   n_t = W_in x_t + b_in
 * Nothing but a number multiplies h_{t−1}: no matrix, no nonlinearity, so that steps can be joined in any order
 * (scan.ts). The gate stands as in this engine's GRU, where 1 keeps, and is one of two:
 *   of the input  z_t = σ(W_iz x_t + b_iz), rows z, n: the minGRU of Feng et al. (2024), whose z is our 1 − z
 *   fixed         z = σ(gate), one number a unit, the same at every step: rows n alone, and `gate` [H]
 */

const shape = { hasC: false, diagonal: true };

export const linear: Cell = {
  ...shape,
  kind: 'linear',
  gates: ['z', 'n'],
  splitsRecurrent: false,
  hasAux: false,

  forward({ gates, h }, t, B, H) {
    const size = B * H;
    for (let b = 0; b < B; b++) {
      const at = t * size + b * H;
      const gz = 2 * at;
      const gn = gz + H;
      sigmoidEach(gates, gz, H);
      for (let j = 0; j < H; j++) {
        const z = gates[gz + j];
        h[at + size + j] = z * h[at + j] + (1 - z) * gates[gn + j];
      }
    }
  },

  /** dh_{t−1} += dh_t ⊙ z; dn = dh_t ⊙ (1 − z); dz = dh_t ⊙ (h_{t−1} − n), times the slope of σ. */
  backward({ gates, h }, { dh, dInput }, t, B, H) {
    const size = B * H;
    for (let b = 0; b < B; b++) {
      let at = t * size + b * H;
      let gz = 2 * at;
      for (let j = 0; j < H; j++, at++, gz++) {
        const gn = gz + H;
        const z = gates[gz];
        const dht = dh[at + size];
        dh[at] += dht * z;
        dInput[gz] = dht * (h[at] - gates[gn]) * z * (1 - z);
        dInput[gn] = dht * (1 - z);
      }
    }
  }
};

/** The fixed gate comes in `recurrent`, as a sum that is the same at every step, and its z is kept in `aux`. */
export const linearFixed: Cell = {
  ...shape,
  kind: 'linearFixed',
  gates: ['n'],
  gateInAux: 'z',
  splitsRecurrent: true,
  hasAux: true,

  forward({ gates, recurrent, aux, h }, t, B, H) {
    const size = B * H;
    for (let i = 0, at = t * size; i < size; i++, at++) {
      const z = sigmoid(recurrent[i]);
      aux[at] = z;
      h[at + size] = z * h[at] + (1 - z) * gates[at];
    }
  },

  /** As above; what reaches the gate is kept apart, in `dRecurrent`, because no input is behind it. */
  backward({ gates, aux, h }, { dh, dInput, dRecurrent }, t, B, H) {
    const size = B * H;
    for (let i = 0, at = t * size; i < size; i++, at++) {
      const z = aux[at];
      const dht = dh[at + size];
      dh[at] += dht * z;
      dInput[at] = dht * (1 - z);
      dRecurrent[at] = dht * (h[at] - gates[at]) * z * (1 - z);
    }
  }
};
