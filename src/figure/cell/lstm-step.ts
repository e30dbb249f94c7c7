import type { Gradients, Trace } from '$engine';
import { lstm, type LstmGate } from './gated.ts';
import { rowOf } from './weights.ts';

/** One step of one unit of an LSTM: every number that a wire of its drawing carries, forward and backward. */
export interface Step {
  gates: Record<LstmGate, number>;
  cBefore: number;
  hBefore: number;
  /** f · c_{t−1} and i · g, whose sum is c. */
  kept: number;
  written: number;
  c: number;
  tanhC: number;
  h: number;
  y: number;
  /** dL/dh_t and dL/dc_t, all paths. */
  dh: number;
  dc: number;
  /** What of dL/dc_t comes from this step's own output: dL/dh_t · o · (1 − tanh² c_t). The rest came along c. */
  dcFromH: number;
  dcFromNext: number;
  /** dL/dh_t · o, past the output gate, before tanh. */
  dTanhC: number;
  dGates: Record<LstmGate, number>;
  /** dL/dc_{t−1}, all paths; at the first step of the state before it. */
  dcBefore: number;
  dhBefore: number;
  /** The parts of dL/dh_{t−1} that come by W_hh out of the gates of this unit, and out of those of all other units. */
  feeds: Record<LstmGate, number>;
  others: number;
  /** dh_{t−1}/dc_{t−1} within the step before: o · (1 − tanh² c), both of step t − 1. 0 where h is given. */
  hByC: number;
  /** Its share along the direct path: dL/dc_t · f_t. */
  direct: number;
  /** Its share through h_{t−1}, W and all gates of step t. The state before the first step has none: its h is given. */
  throughH: number;
}

/**
 * Reads one step off the engine's two passes. What the engine does not keep (single products) follows from what it does;
 * c, h, the gates, dL/dc and dL/dh are its own.
 *
 * @param t step, from 0
 */
export function stepOf(trace: Trace, gradients: Gradients, t: number, unit: number): Step {
  const all = trace.gates(0, t);
  const gates = { i: all.i[unit], f: all.f[unit], g: all.g[unit], o: all.o[unit] };
  const cBefore = trace.c(0, t - 1)[unit];
  const c = trace.c(0, t)[unit];
  const tanhC = Math.tanh(c);
  const dh = gradients.dh(0, t)[unit];
  const dc = gradients.dc(0, t)[unit];
  const dcFromH = dh * gates.o * (1 - tanhC ** 2);
  const dhBefore = gradients.dh(0, t - 1)[unit];
  const hByC = t === 0 ? 0 : trace.gates(0, t - 1).o[unit] * (1 - Math.tanh(cBefore) ** 2);
  return {
    gates,
    cBefore,
    hBefore: trace.h(0, t - 1)[unit],
    kept: gates.f * cBefore,
    written: gates.i * gates.g,
    c,
    tanhC,
    h: trace.h(0, t)[unit],
    y: trace.output[t],
    dh,
    dc,
    dcFromH,
    dcFromNext: dc - dcFromH,
    dTanhC: dh * gates.o,
    dGates: { i: dc * gates.g, f: dc * cBefore, g: dc * gates.i, o: dh * tanhC },
    dcBefore: gradients.dc(0, t - 1)[unit],
    dhBefore,
    ...feedsOf(trace, gradients, t, unit),
    hByC,
    direct: dc * gates.f,
    throughH: dhBefore * hByC
  };
}

/** dL/dh_{t−1} of one unit, gate by gate: W_hhᵀ (PyTorch's rows i, f, g, o) times dL/d(sum before the gate). */
function feedsOf(trace: Trace, gradients: Gradients, t: number, unit: number) {
  const H = trace.net.spec.hiddenSize;
  const Wh = trace.net.parameter('weight_hh_l0').data;
  const dSums = gradients.layers[0].dRecurrent.subarray(4 * H * t, 4 * H * (t + 1));
  const through = (row: number) => Wh[row * H + unit] * dSums[row];
  const own = lstm.gates.map((gate) => through(rowOf(lstm, gate, unit, H)));
  let others = 0;
  for (let row = 0; row < 4 * H; row++) if (row % H !== unit) others += through(row);
  const [i, f, g, o] = own;
  return { feeds: { i, f, g, o }, others };
}
