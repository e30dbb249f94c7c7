import type { Trace } from '$engine';
import { gru, type GruGate } from './gated.ts';
import { D, rowOf } from './weights.ts';

/** One step of one unit of a GRU: every number that its drawing carries. */
export interface Step {
  gates: Record<GruGate, number>;
  hBefore: number;
  h: number;
  /** W_in x_t + b_in: what the input says of the new content. */
  given: number;
  /** W_hn h_{t−1} + b_hn: what the reset gate lets through to n. */
  offered: number;
  kept: number;
  written: number;
  y: number;
}

const dot = (weights: ArrayLike<number>, values: ArrayLike<number>, bias: number) => {
  let sum = bias;
  for (let k = 0; k < weights.length; k++) sum += weights[k] * values[k];
  return sum;
};

/**
 * Reads one step off the engine's pass.
 *
 * @param t step, from 0
 * @param x what is read at it, [D]
 */
export function stepOf(trace: Trace, t: number, unit: number, x: readonly number[]): Step {
  const { net } = trace;
  const H = net.spec.hiddenSize;
  const row = rowOf(gru, 'n', unit, H);
  const data = (name: string) => net.parameter(name).data;
  const all = trace.gates(0, t);
  const [r, z, n] = gru.gates.map((gate) => all[gate][unit]);
  const before = trace.h(0, t - 1);
  return {
    gates: { r, z, n },
    hBefore: before[unit],
    h: trace.h(0, t)[unit],
    given: dot(data('weight_ih_l0').subarray(row * D, (row + 1) * D), x, data('bias_ih_l0')[row]),
    offered: dot(data('weight_hh_l0').subarray(row * H, (row + 1) * H), before, data('bias_hh_l0')[row]),
    kept: z * before[unit],
    written: (1 - z) * n,
    y: trace.output[t]
  };
}
