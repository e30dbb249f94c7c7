import { typescript } from '../fast/typescript.ts';
import { allocateOnHeap, apart, requireLength, type FloatArray, type Numbers } from '../core/buffers.ts';
import { EngineError, requireInteger, show } from '../core/errors.ts';
import { exponentOf, hypot, log, scaled } from '../core/math.ts';
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
  const weights = cell.diagonal
    ? null
    : net.backend.matrixNN(T * B, H, cell.gates.length * H, net.parameter('weight_hh_l0').data);
  for (let t = T - 1; t >= 0; t--) {
    cell.backward(trace.layers[0], d, t, B, H);
    weights?.mul(B, d.dRecurrent, t * R, d.dh, t * slot);
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
  // Sums of the largest or products of the smallest numbers that there are would be ∞ or 0.
  const size = hypot(W);
  const exponent = size > 0 && size < Infinity ? exponentOf(size) : 0;
  const shrunk = Float64Array.from(W, (entry) => scaled(entry, -exponent));
  const matrix = typescript.matrixNN(T, H, H, shrunk);
  for (let k = 1; k <= T; k++) {
    next.fill(0);
    matrix.mul(1, now, 0, next, 0);
    [now, next] = [next, now];
    power[0] += exponent;
    norms[k] = rescale(now, null, 0, H, power, 0);
  }
  return norms;
}

/** So far below 1 a vector is kept, that a step through the largest weights a float64 holds does not overflow. */
const HEADROOM = 10;

/**
 * Scales the H numbers at `at` (of both, as one vector) by a power of two, and returns ln of the norm they had before
 * they were ever scaled. `powers[item]` becomes the logarithm of what they are to be multiplied with for that.
 */
function rescale(
  a: FloatArray,
  b: FloatArray | null,
  at: number,
  H: number,
  powers: Float64Array,
  item: number
): number {
  const parts = (b ? [a, b] : [a]).map((all) => all.subarray(at, at + H));
  const multiply = (power: number) => {
    powers[item] -= power;
    for (const part of parts) for (let i = 0; i < H; i++) part[i] = scaled(part[i], power);
  };
  let largest = 0;
  for (const part of parts) for (let i = 0; i < H; i++) largest = Math.max(largest, Math.abs(part[i]));
  if (!(largest > 0 && largest < Infinity)) return log(largest);
  // First the largest to between 1 and 2, so that no square over- or underflows.
  multiply(-exponentOf(largest));
  let sum = 0;
  for (const part of parts) for (let i = 0; i < H; i++) sum += part[i] * part[i];
  const norm = Math.sqrt(sum);
  const exponent = exponentOf(norm);
  const logarithm = log(scaled(norm, -exponent)) + (powers[item] + exponent) * Math.LN2;
  multiply(-exponent - (a instanceof Float64Array ? HEADROOM : 0));
  return logarithm;
}
