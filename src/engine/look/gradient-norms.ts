import { typescript } from '../fast/typescript.ts';
import { allocateOnHeap, apart, requireLength, type FloatArray, type Numbers } from '../core/buffers.ts';
import { EngineError, requireInteger, show } from '../core/errors.ts';
import { Gradients, type Trace } from '../core/trace.ts';

/*
 * How large a gradient still is, k steps back from where it was fed in. After every step it is scaled by a power of
 * two, which is exact, and the power is kept apart: 1e-400 and 1e+400 are measured as well as 1. (What is lost is a
 * part of the gradient that has shrunk to 1e-308 of the rest.)
 */

export interface GradientNormOptions {
  /** dL/dh of the last step, [B, H]. Default 0. */
  dHn?: Numbers;
  /** lstm: dL/dc of the last step, beside what reaches it through h, [B, H]. Default 0. */
  dCn?: Numbers;
  /** Gradients of the same network, T and B, to be overwritten: nothing is allocated. They hold no total afterwards. */
  reuse?: Gradients;
}

/**
 * Natural logarithms of ‖dL/ds‖₂ for the state s that a step hands to the next (h, and for an lstm (h, c) with h and
 * c taken as independent), where the loss stands at the last step alone: vector–Jacobian products through one step
 * after the other.
 *
 * @param trace of a network of one layer, with the weights that made it
 * @returns [T+1, B]; entry k is k steps back, entry T the initial state; −Infinity where the gradient is exactly 0
 * @throws EngineError on more than one layer and on wrong lengths
 */
export function gradientNorms(trace: Trace, { dHn, dCn, reuse }: GradientNormOptions): Float64Array {
  const { net, T, B } = trace;
  const { cell } = net;
  const { numLayers, hiddenSize: H } = net.spec;
  if (numLayers !== 1) throw new EngineError('trace', 'one of a single layer', `${numLayers} layers`);
  const gradients = reuse ?? new Gradients(trace, allocateOnHeap);
  const d = gradients.layers[0];
  if (reuse && (reuse.net !== net || reuse.T !== T || reuse.B !== B)) {
    throw new EngineError('reuse', `gradients of the same network, T ${T}, B ${B}`, 'others');
  }
  const slot = B * H;
  if (dCn && !cell.hasC) throw new EngineError('dCn', `nothing (${net.spec.cell} has no c)`, show(dCn));
  if (dHn !== undefined) requireLength('dHn', dHn, slot, 'B × H');
  if (dCn !== undefined) requireLength('dCn', dCn, slot, 'B × H');
  const [fedH, fedC] = [apart(dHn, gradients.block), apart(dCn, gradients.block)];
  d.dh.fill(0);
  d.dc.fill(0);
  if (fedH) d.dh.set(fedH, T * slot);
  if (fedC) d.dc.set(fedC, T * slot);

  const R = cell.gates.length * slot;
  const norms = new Float64Array((T + 1) * B);
  const powers = new Float64Array(B);
  const measure = (back: number) => {
    for (let b = 0; b < B; b++) {
      const at = (T - back) * slot + b * H;
      norms[back * B + b] = rescale(d.dh, cell.hasC ? d.dc : null, at, H, powers, b);
    }
  };
  measure(0);
  const weights = net.backend.matrixNN(T * B, H, cell.gates.length * H, net.parameter('weight_hh_l0').data);
  for (let t = T - 1; t >= 0; t--) {
    cell.backward(trace.layers[0], d, t, B, H);
    weights.mul(B, d.dRecurrent, t * R, d.dh, t * slot);
    measure(T - t);
  }
  return norms;
}

/**
 * The same for a network without nonlinearity, h_t = W h_{t−1} + …: ln‖(Wᵀ)ᵏ d‖₂, whatever it read.
 *
 * @param W [H, H], row-major
 * @param d the gradient at the last step, [H]
 * @returns [T+1]; entry k is k steps back
 */
export function linearGradientNorms(W: Numbers, d: Numbers, T: number): Float64Array {
  const H = d.length;
  requireInteger('T', T, 0);
  if (W.length !== H * H) throw new EngineError('W', `${H * H} numbers (H × H)`, String(W.length));
  const norms = new Float64Array(T + 1);
  const power = new Float64Array(1);
  let now = Float64Array.from(d);
  let next = new Float64Array(H);
  norms[0] = rescale(now, null, 0, H, power, 0);
  const matrix = typescript.matrixNN(T, H, H, Float64Array.from(W));
  for (let k = 1; k <= T; k++) {
    next.fill(0);
    matrix.mul(1, now, 0, next, 0);
    [now, next] = [next, now];
    norms[k] = rescale(now, null, 0, H, power, 0);
  }
  return norms;
}

/** Scales the H numbers at `at` (of both, as one vector) to a norm in [1, 2), and returns ln of what it was in all. */
function rescale(
  a: FloatArray,
  b: FloatArray | null,
  at: number,
  H: number,
  powers: Float64Array,
  item: number
): number {
  let sum = 0;
  for (let i = at; i < at + H; i++) sum += a[i] * a[i];
  if (b) for (let i = at; i < at + H; i++) sum += b[i] * b[i];
  const norm = Math.sqrt(sum);
  if (!(norm > 0 && norm < Infinity)) return Math.log(norm);
  const power = Math.floor(Math.log2(norm));
  const factor = 2 ** -power;
  for (let i = at; i < at + H; i++) a[i] *= factor;
  if (b) for (let i = at; i < at + H; i++) b[i] *= factor;
  powers[item] += power;
  return Math.log(norm * factor) + powers[item] * Math.LN2;
}
