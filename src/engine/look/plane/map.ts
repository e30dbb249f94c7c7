import { EngineError } from '../../core/errors.ts';
import { hypot, tanh } from '../../core/math.ts';
import type { Network } from '../../core/network.ts';

/** A point of the plane: the states of two units. */
export type Point2 = readonly [number, number];
/** A 2 × 2 matrix by rows. */
export type Matrix2 = readonly [number, number, number, number];

/** What one step does to the plane: h ↦ tanh(W h + d), where d = W_ih x + b stays the same. */
export interface PlaneMap {
  W: Matrix2;
  d: Point2;
}

/**
 * The map of a network of two tanh units that reads the same input at every step.
 *
 * @param x its input, one number for each of `inputSize`
 */
export function planeMap(network: Network, x: readonly number[]): PlaneMap {
  const { cell, nonlinearity, hiddenSize, numLayers, inputSize, bias } = network.spec;
  if (cell !== 'rnn' || nonlinearity !== 'tanh' || hiddenSize !== 2 || numLayers !== 1)
    throw new EngineError('network', 'one layer of two tanh units', `${numLayers} of ${hiddenSize}, ${cell}`);
  const data = (name: string) => network.parameter(name).data;
  const [a, b, c, d] = data('weight_hh_l0');
  const weights = data('weight_ih_l0');
  const biases = bias ? [data('bias_ih_l0'), data('bias_hh_l0')] : [];
  const constant = (unit: number) =>
    x.reduce((sum, value, i) => sum + weights[unit * inputSize + i] * value, 0) +
    biases.reduce((sum, values) => sum + values[unit], 0);
  return { W: [a, b, c, d], d: [constant(0), constant(1)] };
}

/**
 * One step in closed form. States that are shown come from the network; this one serves Newton's method and stability.
 */
export const apply = ({ W, d }: PlaneMap, [h1, h2]: Point2): Point2 => [
  tanh(W[0] * h1 + W[1] * h2 + d[0]),
  tanh(W[2] * h1 + W[3] * h2 + d[1])
];

/** Jacobian of one step at h: diag(1 − f(h)²) W, since tanh′ = 1 − tanh². At a fixed point f(h) = h. */
export function jacobian(map: PlaneMap, h: Point2): Matrix2 {
  const [f1, f2] = apply(map, h);
  const [a, b, c, d] = map.W;
  const [s1, s2] = [1 - f1 * f1, 1 - f2 * f2];
  return [s1 * a, s1 * b, s2 * c, s2 * d];
}

/** A B. */
export const multiply = (A: Matrix2, B: Matrix2): Matrix2 => [
  A[0] * B[0] + A[1] * B[2],
  A[0] * B[1] + A[1] * B[3],
  A[2] * B[0] + A[3] * B[2],
  A[2] * B[1] + A[3] * B[3]
];

export const distance = (a: Point2, b: Point2) => hypot([a[0] - b[0], a[1] - b[1]]);
