import { carve, type Allocate, type Dtype, type FloatArray } from './buffers.ts';
import type { ParameterShape } from './spec.ts';

/** One named tensor: views into the network's flat buffers. */
export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: FloatArray;
  readonly grad: FloatArray;
}

/** The parameters of one layer, or of the head (which has no recurrent part). */
export interface LayerParameters {
  readonly weightIh: Parameter;
  readonly weightHh: Parameter;
  readonly biasIh: Parameter | null;
  readonly biasHh: Parameter | null;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** Lays the parameters out one after the other in one buffer, their gradients likewise in another. */
export function layOut(
  shapes: readonly ParameterShape[],
  allocate: Allocate,
  dtype: Dtype
): { data: FloatArray; grad: FloatArray; parameters: Map<string, Parameter> } {
  const total = shapes.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const [data, grad] = carve(allocate, dtype, [total, total]);
  const parameters = new Map<string, Parameter>();
  let at = 0;
  for (const { name, shape } of shapes) {
    const end = at + sizeOf(shape);
    parameters.set(name, { name, shape, data: data.subarray(at, end), grad: grad.subarray(at, end) });
    at = end;
  }
  return { data, grad, parameters };
}
