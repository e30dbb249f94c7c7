import {
  Gradients,
  gradientNorms,
  linearGradientNorms,
  square,
  type Network,
  type Trace
} from '../../engine/index.ts';
import type { FlowConfig } from './config.ts';
import { inputOf, lossDirection, networkOf } from './network.ts';
import type { Spectrum } from './spectrum.ts';

/** How the gradient of one network fares on its way back. */
export interface Flow {
  seed: number;
  /** log₁₀ of the norm after 0 to `steps` steps back; −Infinity where it is exactly 0. */
  log10: Float64Array;
  /** rnn: of W_hh. */
  spectrum?: Spectrum;
  /** rnn with tanh: the root mean square of tanh′ over all units and steps; else 1. */
  slope: number;
}

/** The pass of a network with a nonlinearity: what `measure` goes back through. */
export function passOf(config: FlowConfig): Trace<Network> {
  const { steps: T, input } = config;
  return networkOf(config).net.forward(inputOf(T, input), { T });
}

/** Reads the sequence, then takes a loss at its last step back to the first. */
export function measure(config: FlowConfig): Flow {
  const { cell, steps: T, units, seed, tanh, input } = config;
  const { net, spectrum } = networkOf(config);
  const dHn = lossDirection(units, seed);
  if (cell === 'rnn' && !tanh) {
    const norms = linearGradientNorms(net.parameter('weight_hh_l0').data, dHn, T);
    return { seed, log10: toBase10(norms), spectrum, slope: 1 };
  }
  const trace = net.forward(inputOf(T, input), { T });
  return {
    seed,
    log10: toBase10(gradientNorms(trace, { dHn, reuse: new Gradients(trace) })),
    spectrum,
    slope: cell === 'rnn' ? typicalSlope(trace) : 1
  };
}

const toBase10 = (norms: Float64Array) => norms.map((norm) => norm / Math.LN10);

/**
 * tanh′ = 1 − h², as in the backward pass. A norm adds up squares: of a gradient that is spread evenly over the units,
 * tanh′ leaves its root mean square. Its mean is less, and would foretell a decay where the gradient grows.
 */
function typicalSlope(trace: Trace): number {
  const { h } = trace.layers[0];
  const H = trace.net.spec.hiddenSize;
  let sum = 0;
  for (let i = H; i < h.length; i++) sum += square(1 - square(h[i]));
  return Math.sqrt(sum / (h.length - H));
}
