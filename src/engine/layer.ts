import type { Backend } from './backend.ts';
import type { FloatArray } from './buffers.ts';
import type { Cell, LayerGradients, LayerTrace } from './cells/cell.ts';
import type { LayerParameters } from './parameters.ts';

/** One layer unrolled over time: the matrix products, which are the same for every cell. */
export interface Layer {
  readonly cell: Cell;
  readonly parameters: LayerParameters;
  readonly inputSize: number;
  readonly hiddenSize: number;
}

/**
 * Fills `s` from its slot 0 (the initial state) on. The input's product is taken for all steps at once, the
 * recurrent one once a step.
 * @param input [T, B, inputSize], starting at `inputAt`
 */
export function forwardLayer(
  k: Backend,
  layer: Layer,
  s: LayerTrace,
  input: FloatArray,
  inputAt: number,
  T: number,
  B: number
): void {
  const { cell, inputSize, hiddenSize: H } = layer;
  const { weightIh, weightHh, biasIh, biasHh } = layer.parameters;
  const R = cell.gates.length * H;
  const split = cell.splitsRecurrent;
  const recurrentBias = biasHh && biasHh.data;
  k.fillRows(T * B, R, biasIh && biasIh.data, split ? null : recurrentBias, s.gates, 0);
  k.mulNT(T * B, R, inputSize, input, inputAt, weightIh.data, 0, s.gates, 0);
  for (let t = 0; t < T; t++) {
    if (split) k.fillRows(B, R, recurrentBias, null, s.recurrent, 0);
    k.mulNT(B, R, H, s.h, t * B * H, weightHh.data, 0, split ? s.recurrent : s.gates, split ? 0 : t * B * R);
    cell.forward(s, t, B, H);
  }
}

/**
 * Full backpropagation through time. On entry `d` holds what reaches dh and dc from outside (the head, the layer
 * above, the loss); on leaving, the totals. Adds to the parameters' gradients and to `dx`.
 * @param dx [T, B, inputSize], starting at `dxAt`
 */
export function backwardLayer(
  k: Backend,
  layer: Layer,
  s: LayerTrace,
  d: LayerGradients,
  input: FloatArray,
  inputAt: number,
  dx: FloatArray,
  dxAt: number,
  T: number,
  B: number
): void {
  const { cell, inputSize, hiddenSize: H } = layer;
  const { weightIh, weightHh, biasIh, biasHh } = layer.parameters;
  const R = cell.gates.length * H;
  for (let t = T - 1; t >= 0; t--) {
    cell.backward(s, d, t, B, H);
    k.mulNN(B, H, R, d.dRecurrent, t * B * R, weightHh.data, 0, d.dh, t * B * H);
  }
  k.mulTN(R, inputSize, T * B, d.dInput, 0, input, inputAt, weightIh.grad, 0);
  k.mulTN(R, H, T * B, d.dRecurrent, 0, s.h, 0, weightHh.grad, 0);
  if (biasIh) k.sumRows(T * B, R, d.dInput, 0, biasIh.grad);
  if (biasHh) k.sumRows(T * B, R, d.dRecurrent, 0, biasHh.grad);
  k.mulNN(T * B, inputSize, R, d.dInput, 0, weightIh.data, 0, dx, dxAt);
}
