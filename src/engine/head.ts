import type { Backend } from './backend.ts';
import type { FloatArray } from './buffers.ts';
import type { Parameter } from './parameters.ts';

/** y = W h + b, or max(W h + b, 0). */
export interface Head {
  readonly weight: Parameter;
  readonly bias: Parameter | null;
  readonly relu: boolean;
}

/** @param h rows × H, starting at `hAt`; @param y rows × outputSize */
export function forwardHead(
  k: Backend,
  head: Head,
  rows: number,
  h: FloatArray,
  hAt: number,
  y: FloatArray
): void {
  const [O, H] = head.weight.shape;
  k.fillRows(rows, O, head.bias && head.bias.data, null, y, 0);
  k.mulNT(rows, O, H, h, hAt, head.weight.data, 0, y, 0);
  if (head.relu) for (let i = 0; i < y.length; i++) y[i] = Math.max(y[i], 0);
}

/**
 * Turns `dy` into the gradient of W h + b in place, and adds to the head's gradients and to `dh`.
 * As in PyTorch the slope of ReLU at 0 is 0.
 */
export function backwardHead(
  k: Backend,
  head: Head,
  rows: number,
  h: FloatArray,
  hAt: number,
  y: FloatArray,
  dy: FloatArray,
  dh: FloatArray,
  dhAt: number
): void {
  const [O, H] = head.weight.shape;
  if (head.relu) for (let i = 0; i < y.length; i++) if (y[i] <= 0) dy[i] = 0;
  k.mulTN(O, H, rows, dy, 0, h, hAt, head.weight.grad, 0);
  if (head.bias) k.sumRows(rows, O, dy, 0, head.bias.grad);
  k.mulNN(rows, H, O, dy, 0, head.weight.data, 0, dh, dhAt);
}
