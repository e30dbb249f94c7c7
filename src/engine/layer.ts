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
 * @param input [T, B, inputSize], starting at `inputAt`; not read where there are tokens
 * @param tokens [T, B], standing for one-hot vectors: the product with one is a column of the weights
 */
export function forwardLayer(
  k: Backend,
  layer: Layer,
  s: LayerTrace,
  input: FloatArray,
  inputAt: number,
  tokens: Int32Array | null,
  T: number,
  B: number
): void {
  const { cell, inputSize, hiddenSize: H } = layer;
  const { weightIh, weightHh, biasIh, biasHh } = layer.parameters;
  const R = cell.gates.length * H;
  const split = cell.splitsRecurrent;
  const recurrentBias = biasHh && biasHh.data;
  k.fillRows(T * B, R, biasIh && biasIh.data, split ? null : recurrentBias, s.gates);
  if (tokens) k.addColumns(T * B, R, inputSize, weightIh.data, tokens, s.gates);
  else {
    k.setNT(T * B, R, inputSize, weightIh.data);
    k.mul(T * B, input, inputAt, s.gates, 0);
  }
  k.setNT(T * B, R, H, weightHh.data);
  for (let t = 0; t < T; t++) {
    if (split) k.fillRows(B, R, recurrentBias, null, s.recurrent);
    k.mul(B, s.h, t * B * H, split ? s.recurrent : s.gates, split ? 0 : t * B * R);
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
  tokens: Int32Array | null,
  dx: FloatArray,
  dxAt: number,
  T: number,
  B: number
): void {
  const { cell, inputSize, hiddenSize: H } = layer;
  const { weightIh, weightHh, biasIh, biasHh } = layer.parameters;
  const R = cell.gates.length * H;
  k.setNN(T * B, H, R, weightHh.data);
  for (let t = T - 1; t >= 0; t--) {
    cell.backward(s, d, t, B, H);
    k.mul(B, d.dRecurrent, t * B * R, d.dh, t * B * H);
  }
  k.mulTN(R, H, T * B, d.dRecurrent, s.h, 0, weightHh.grad);
  if (biasIh) k.sumRows(T * B, R, d.dInput, biasIh.grad);
  if (biasHh) k.sumRows(T * B, R, d.dRecurrent, biasHh.grad);
  if (tokens) {
    k.addToColumns(T * B, R, inputSize, d.dInput, tokens, weightIh.grad);
    return;
  }
  k.mulTN(R, inputSize, T * B, d.dInput, input, inputAt, weightIh.grad);
  k.setNN(T * B, inputSize, R, weightIh.data);
  k.mul(T * B, d.dInput, 0, dx, dxAt);
}
