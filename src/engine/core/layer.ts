import type { Backend } from './backend.ts';
import type { FloatArray } from './buffers.ts';
import type { Cell, LayerGradients, LayerTrace } from './cells/cell.ts';
import type { Parameter } from './parameters.ts';

/** One layer unrolled over time: the matrix products, which are the same for every cell. */
export interface Layer {
  readonly cell: Cell;
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly weightIh: Parameter;
  /** Null in a diagonal cell. */
  readonly weightHh: Parameter | null;
  readonly biasIh: Parameter | null;
  /** In a diagonal cell its fixed gate, where it has one. */
  readonly biasHh: Parameter | null;
}

/**
 * Fills `trace` from its slot 0 (the initial state) on. The input's product is taken for all steps at once, the
 * recurrent one once a step.
 * @param input [T, B, inputSize], starting at `inputAt`; not read where there are tokens
 * @param tokens [T, B], standing for one-hot vectors: the product with one is a column of the weights
 */
export function forwardLayer(
  backend: Backend,
  layer: Layer,
  trace: LayerTrace,
  input: FloatArray,
  inputAt: number,
  tokens: Int32Array | null,
  T: number,
  B: number
): void {
  const { cell, inputSize, hiddenSize: H, weightIh, weightHh, biasIh, biasHh } = layer;
  const R = cell.gates.length * H;
  const bias1 = biasIh && biasIh.data;
  const bias2 = biasHh && biasHh.data;
  const inside = cell.splitsRecurrent ? null : bias2;
  if (tokens) backend.pickColumns(T * B, R, inputSize, weightIh.data, tokens, bias1, inside, trace.gates);
  else {
    backend.fillRows(T * B, R, bias1, inside, trace.gates);
    backend.matrixNT(T * B, R, inputSize, weightIh.data).mul(T * B, input, inputAt, trace.gates, 0);
  }
  // A diagonal cell has no product to be fast at: its steps are plain loops on every backend.
  if (backend.forwardSteps && weightHh) backend.forwardSteps(cell, T, B, H, weightHh.data, bias2, trace);
  else forwardSteps(backend, cell, T, B, H, weightHh && weightHh.data, bias2, trace);
}

/**
 * The recurrent half, after the input's product is in `trace.gates` (with the biases, but for the recurrent one of a
 * cell that keeps its product apart): fills the rest of `trace` from its slot 0 on.
 * @param w weight_hh [G·H, H], or null in a diagonal cell @param bias bias_hh [G·H], or null
 */
function forwardSteps(
  backend: Backend,
  cell: Cell,
  T: number,
  B: number,
  H: number,
  w: FloatArray | null,
  bias: FloatArray | null,
  trace: LayerTrace
): void {
  const R = cell.gates.length * H;
  const weights = w && backend.matrixNT(T * B, R, H, w);
  for (let t = 0; t < T; t++) {
    if (cell.splitsRecurrent) {
      backend.fillRows(B, R, bias, null, trace.recurrent);
      weights?.mul(B, trace.h, t * B * H, trace.recurrent, 0);
    } else weights?.mul(B, trace.h, t * B * H, trace.gates, t * B * R);
    cell.forward(trace, t, B, H);
  }
}

/**
 * Full backpropagation through time. On entry `gradients` holds what reaches dh and dc from outside (the head, the
 * layer above, the loss); on leaving, the totals. Adds to the parameters' gradients and to `dx`.
 * @param dx [T, B, inputSize], starting at `dxAt`
 */
export function backwardLayer(
  backend: Backend,
  layer: Layer,
  trace: LayerTrace,
  gradients: LayerGradients,
  input: FloatArray,
  inputAt: number,
  tokens: Int32Array | null,
  dx: FloatArray,
  dxAt: number,
  T: number,
  B: number
): void {
  const { cell, inputSize, hiddenSize: H, weightIh, weightHh, biasIh, biasHh } = layer;
  const { dInput, dRecurrent } = gradients;
  const R = cell.gates.length * H;
  if (backend.backwardSteps && weightHh)
    backend.backwardSteps(cell, T, B, H, weightHh.data, trace, gradients);
  else backwardSteps(backend, cell, T, B, H, weightHh && weightHh.data, trace, gradients);
  if (weightHh) backend.mulTN(R, H, T * B, dRecurrent, trace.h, 0, weightHh.grad);
  const apart = cell.splitsRecurrent && biasHh;
  if (biasIh) backend.sumRows(T * B, R, dInput, biasIh.grad, apart || !biasHh ? null : biasHh.grad);
  if (apart) backend.sumRows(T * B, R, dRecurrent, apart.grad, null);
  if (tokens) {
    backend.addToColumns(T * B, R, inputSize, dInput, tokens, weightIh.grad);
    return;
  }
  backend.mulTN(R, inputSize, T * B, dInput, input, inputAt, weightIh.grad);
  backend.matrixNN(T * B, inputSize, R, weightIh.data).mul(T * B, dInput, 0, dx, dxAt);
}

/** Back through all steps: on entry `gradients` holds what reaches dh and dc from outside, on leaving the totals. */
function backwardSteps(
  backend: Backend,
  cell: Cell,
  T: number,
  B: number,
  H: number,
  w: FloatArray | null,
  trace: LayerTrace,
  gradients: LayerGradients
): void {
  const R = cell.gates.length * H;
  const weights = w && backend.matrixNN(T * B, H, R, w);
  for (let t = T - 1; t >= 0; t--) {
    cell.backward(trace, gradients, t, B, H);
    weights?.mul(B, gradients.dRecurrent, t * B * R, gradients.dh, t * B * H);
  }
}
