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
  const bias1 = biasIh && biasIh.data;
  const bias2 = biasHh && biasHh.data;
  const inside = cell.splitsRecurrent ? null : bias2;
  if (tokens) k.pickColumns(T * B, R, inputSize, weightIh.data, tokens, bias1, inside, s.gates);
  else {
    k.fillRows(T * B, R, bias1, inside, s.gates);
    k.setNT(T * B, R, inputSize, weightIh.data);
    k.mul(T * B, input, inputAt, s.gates, 0);
  }
  k.forwardSteps(cell, T, B, H, weightHh.data, bias2, s);
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
  k.backwardSteps(cell, T, B, H, weightHh.data, s, d);
  k.mulTN(R, H, T * B, d.dRecurrent, s.h, 0, weightHh.grad);
  if (biasIh && biasHh) {
    const split = cell.splitsRecurrent;
    k.sumRows(T * B, R, d.dInput, biasIh.grad, split ? null : biasHh.grad);
    if (split) k.sumRows(T * B, R, d.dRecurrent, biasHh.grad, null);
  }
  if (tokens) {
    k.addToColumns(T * B, R, inputSize, d.dInput, tokens, weightIh.grad);
    return;
  }
  k.mulTN(R, inputSize, T * B, d.dInput, input, inputAt, weightIh.grad);
  k.setNN(T * B, inputSize, R, weightIh.data);
  k.mul(T * B, d.dInput, 0, dx, dxAt);
}
