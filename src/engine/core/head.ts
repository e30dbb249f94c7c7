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
  backend: Backend,
  head: Head,
  rows: number,
  h: FloatArray,
  hAt: number,
  y: FloatArray
): void {
  const [O, H] = head.weight.shape;
  backend.fillRows(rows, O, head.bias && head.bias.data, null, y);
  backend.matrixNT(rows, O, H, head.weight.data).mul(rows, h, hAt, y, 0);
  if (head.relu) backend.relu(y);
}

/** Turns `dy` into the gradient of W h + b in place, and adds to the head's gradients and to `dh`. */
export function backwardHead(
  backend: Backend,
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
  if (head.relu) backend.reluBackward(y, dy);
  backend.mulTN(O, H, rows, dy, h, hAt, head.weight.grad);
  if (head.bias) backend.sumRows(rows, O, dy, head.bias.grad, null);
  backend.matrixNN(rows, H, O, head.weight.data).mul(rows, dy, 0, dh, dhAt);
}
