import { Network, Rng, squaredError, type Trace } from '$engine';
import type { HighwayParams } from './params.ts';

/** What comes back to the states of one network from its one loss, at the last step. */
export interface WayBack {
  /** dL/dc_t (lstm) or dL/dh_t (rnn), [T][H], t = 1 first. */
  gradient: readonly Float64Array[];
  /** Its norm at every step. */
  norm: readonly number[];
  /** Its norm along the direct path alone: what stood at the last step, times the forget gates on the way. Empty (rnn). */
  direct: readonly number[];
  loss: number;
  /** What goes back is this pass. */
  trace: Trace<Network>;
}

type Setup = Pick<HighwayParams, 'steps' | 'hidden' | 'seed' | 'init' | 'forgetBias' | 'input'>;

/**
 * The task of both networks: read one number a step, and after the last one say what the first was. Squared error.
 *
 * The same seed draws the same inputs for both, and each network's weights anew from its beginning.
 */
export function wayBack(cell: 'lstm' | 'rnn', setup: Setup): WayBack {
  const { steps: T, hidden, seed, init, input } = setup;
  const net = new Network({ cell, inputSize: 1, hiddenSize: hidden, outputSize: 1, dtype: 'float64' });
  net.init(new Rng(seed), {
    ...(init === 'orthogonal' && { recurrent: 'orthogonal' as const }),
    // Read for the lstm alone: the other network stands while the bias is dragged.
    ...(cell === 'lstm' && { forgetBias: setup.forgetBias })
  });
  const draw = new Rng(seed + 10_000);
  const x = Float64Array.from({ length: T }, () => draw.normal(0, input));
  const trace = net.forward(x, { T });
  const { loss, dOutput } = squaredError(trace.output.subarray(T - 1), x.subarray(0, 1));
  const atLast = new Float64Array(T);
  atLast[T - 1] = dOutput[0];
  const gradients = net.backward(trace, { dOutput: atLast });
  const gradient = Array.from({ length: T }, (_, t) =>
    Float64Array.from(cell === 'lstm' ? gradients.dc(0, t) : gradients.dh(0, t))
  );
  const direct: number[] = [];
  if (cell === 'lstm') {
    const along = Float64Array.from(gradient[T - 1]);
    for (let t = T - 1; t >= 0; t--) {
      direct[t] = Math.hypot(...along);
      const { f } = trace.gates(0, t);
      along.forEach((entry, unit) => (along[unit] = entry * f[unit]));
    }
  }
  return { gradient, norm: gradient.map((entries) => Math.hypot(...entries)), direct, loss, trace };
}
