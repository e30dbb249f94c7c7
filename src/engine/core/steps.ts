import type { FloatArray } from './buffers.ts';
import type { Cell, LayerGradients, LayerTrace } from './cells/cell.ts';
import { fillRows, mul, setNN, setNT } from './kernels.ts';

/**
 * The recurrent half of a layer, after the input's product is in `s.gates` (with the biases, but for the recurrent
 * one of a cell that keeps its product apart): fills the rest of `s` from its slot 0 on.
 * @param w weight_hh [G·H, H] @param bias bias_hh [G·H], or null
 */
export function forwardSteps(
  cell: Cell,
  T: number,
  B: number,
  H: number,
  w: FloatArray,
  bias: FloatArray | null,
  s: LayerTrace
): void {
  const R = cell.gates.length * H;
  setNT(T * B, R, H, w);
  for (let t = 0; t < T; t++) {
    if (cell.splitsRecurrent) {
      fillRows(B, R, bias, null, s.recurrent);
      mul(B, s.h, t * B * H, s.recurrent, 0);
    } else mul(B, s.h, t * B * H, s.gates, t * B * R);
    cell.forward(s, t, B, H);
  }
}

/** Back through all steps: on entry `d` holds what reaches dh and dc from outside, on leaving the totals. */
export function backwardSteps(
  cell: Cell,
  T: number,
  B: number,
  H: number,
  w: FloatArray,
  s: LayerTrace,
  d: LayerGradients
): void {
  const R = cell.gates.length * H;
  setNN(T * B, H, R, w);
  for (let t = T - 1; t >= 0; t--) {
    cell.backward(s, d, t, B, H);
    mul(B, d.dRecurrent, t * B * R, d.dh, t * B * H);
  }
}
