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
  k.fillRows(rows, O, head.bias && head.bias.data, null, y);
  k.setNT(rows, O, H, head.weight.data);
  k.mul(rows, h, hAt, y, 0);
  if (head.relu) k.relu(y);
}

/**
 * Turns `dy` into the gradient of W h + b in place, and adds to the head's gradients and to `dh`.
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
  if (head.relu) k.reluBackward(y, dy);
  k.mulTN(O, H, rows, dy, h, hAt, head.weight.grad);
  if (head.bias) k.sumRows(rows, O, dy, head.bias.grad, null);
  k.setNN(rows, H, O, head.weight.data);
  k.mul(rows, dy, 0, dh, dhAt);
}
