import { EngineError } from '../core/errors.ts';
import type { Network } from '../core/network.ts';
import type { Trace } from '../core/trace.ts';

/** What gradients are multiplied by on their way back through one layer, and the forward pass that they go back through. */
export interface StateJacobians {
  /** P_k = ∂h_T/∂h_{T−k}, H × H by rows; k = 0 first. dL/dh_{T−k} = P_kᵀ · dL/dh_T. */
  P: readonly Float64Array[];
  /** Of H sequences that are all alike: one for each unit of the last state. */
  trace: Trace<Network>;
}

/**
 * The products of the Jacobians of all steps, from the end of the sequence back: the network goes back once for each unit
 * of the last state, and these gradients are the rows.
 *
 * @param network one layer whose state is h alone
 * @param x one sequence, [T, inputSize]
 */
export function stateJacobians(network: Network, x: ArrayLike<number>): StateJacobians {
  const { cell, numLayers, hiddenSize: H, inputSize } = network.spec;
  if (numLayers !== 1 || cell === 'lstm')
    throw new EngineError('network', 'one layer of rnn, gru or linear', `${numLayers} of ${cell}`);
  const T = x.length / inputSize;
  const step = H * inputSize;
  const batch = Float64Array.from(
    { length: T * step },
    (_, i) => x[Math.floor(i / step) * inputSize + (i % inputSize)]
  );
  const trace = network.forward(batch, { T, B: H });
  const identity = Float64Array.from({ length: H * H }, (_, i) => (i % (H + 1) === 0 ? 1 : 0));
  const gradients = network.backward(trace, { dHn: identity });
  const P = Array.from({ length: T + 1 }, (_, k) => Float64Array.from(gradients.dh(0, T - 1 - k)));
  return { P, trace };
}
