import type { FloatArray } from '../buffers.ts';

/*
 * Buffers of one layer. Those of length T + 1 keep the initial state in slot 0 and step t in slot t + 1, so that
 * "all previous states" is simply the first T slots: one matrix for the product after the loop.
 */

/** What the forward pass leaves behind. */
export interface LayerTrace {
  /** [T+1, B, H] */
  readonly h: FloatArray;
  /** lstm: [T+1, B, H], else empty */
  readonly c: FloatArray;
  /** [T, B, G·H] in PyTorch's gate order; rnn: the sums before the nonlinearity, else the activated gates */
  readonly gates: FloatArray;
  /** lstm: tanh(c_t), gru: W_hn h + b_hn, linear with a fixed gate: z, each [T, B, H], else empty */
  readonly aux: FloatArray;
  /** gru: W_hh h + b_hh of the step at hand, [B, 3H]; linear with a fixed gate: its logit, [B, H]; else empty */
  readonly recurrent: FloatArray;
}

/** What the backward pass leaves behind: derivatives of the loss with respect to what is named. */
export interface LayerGradients {
  /** Total dL/dh_t, [T+1, B, H] */
  readonly dh: FloatArray;
  /** lstm: total dL/dc_t, [T+1, B, H], else empty */
  readonly dc: FloatArray;
  /** With respect to W_ih x + b_ih, [T, B, G·H] */
  readonly dInput: FloatArray;
  /**
   * With respect to W_hh h + b_hh, [T, B, G·H] (linear with a fixed gate: to its logit); the same buffer as `dInput`
   * where the two are only added
   */
  readonly dRecurrent: FloatArray;
}

/** The elementwise half of a cell; the matrix products around it are the same for all (layer.ts). */
export interface Cell {
  readonly kind: 'rnnTanh' | 'rnnRelu' | 'lstm' | 'gru' | 'linear' | 'linearFixed';
  /** Gates in the order of the rows of the weight matrices. */
  readonly gates: readonly string[];
  /** Whether there is a c beside h. */
  readonly hasC: boolean;
  /** Whether h_{t−1} is multiplied by numbers alone: there is no W_hh. */
  readonly diagonal: boolean;
  /** Whether the recurrent product must be kept apart from the input's (it is multiplied by a gate first). */
  readonly splitsRecurrent: boolean;
  /** Whether `aux` is kept. */
  readonly hasAux: boolean;
  /** The gate that is kept in `aux`, because no input is behind it. */
  readonly gateInAux?: string;
  /** From the products in `gates` (and `recurrent`) of step t to its gates, c and h. */
  forward(s: LayerTrace, t: number, B: number, H: number): void;
  /**
   * From the total dL/dh_t (and what has come to dL/dc_t so far) to dL/d(products) of step t; adds to slot t
   * (step t−1) of dh and dc what does not pass through W_hh.
   */
  backward(s: LayerTrace, d: LayerGradients, t: number, B: number, H: number): void;
}
