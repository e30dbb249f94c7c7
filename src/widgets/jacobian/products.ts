import { Network, Rng, stateJacobians, type Matrix2, type Trace } from '$engine';
import { Matrix, SVD } from 'ml-matrix';

/** What the gradient has been multiplied by, k steps back from the end of the sequence; k = 0 first. */
export interface Products {
  /** P_k, row-major: dL/dh_{T−k} = P_kᵀ · dL/dh_T. */
  P: readonly Matrix2[];
  /** tanh′ of both units at the step that the k-th factor goes back through; 1 without tanh. [steps][2] */
  slopes: readonly (readonly [number, number])[];
  /** With tanh: the pass that the gradients went back through, once for each row of P_k. */
  trace?: Trace<Network>;
}

/** Both singular values of a 2 × 2 matrix, the larger first. */
export function singularValues(W: Matrix2): readonly [number, number] {
  const [first, second] = new SVD(Matrix.from1DArray(2, 2, [...W])).diagonal;
  return [first, second];
}

/** Without an activation every factor is W: P_k = W^k. */
export function powers(W: Matrix2, steps: number): Products {
  const matrix = Matrix.from1DArray(2, 2, [...W]);
  let power = Matrix.eye(2);
  const P: Matrix2[] = [[1, 0, 0, 1]];
  for (let k = 1; k <= steps; k++) {
    power = power.mmul(matrix);
    P.push([power.get(0, 0), power.get(0, 1), power.get(1, 0), power.get(1, 1)]);
  }
  return { P, slopes: Array.from({ length: steps }, () => [1, 1] as const) };
}

/**
 * With tanh: the engine runs a network with W_hh = W and W_xh = 1 over random inputs, and goes back through it.
 *
 * @param input standard deviation of the inputs
 */
export function jacobians(W: Matrix2, steps: number, input: number, seed: number): Products {
  const net = new Network({ cell: 'rnn', inputSize: 2, hiddenSize: 2, bias: false, dtype: 'float64' });
  net.set('weight_hh_l0', W);
  net.set('weight_ih_l0', [1, 0, 0, 1]);
  const rng = new Rng(seed);
  const { P, trace } = stateJacobians(
    net,
    Array.from({ length: 2 * steps }, () => rng.normal(0, input))
  );
  const slopes = Array.from({ length: steps }, (_, k) => {
    const [first, second] = trace.h(0, steps - 1 - k);
    return [1 - first * first, 1 - second * second] as const;
  });
  return { P: P.map(([a, b, c, d]) => [a, b, c, d] as const), slopes, trace };
}

/** Pᵀv: what a gradient v has become. */
export const backThrough = ([a, b, c, d]: Matrix2, [x, y]: readonly [number, number]) =>
  [a * x + c * y, b * x + d * y] as const;
