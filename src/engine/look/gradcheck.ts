import type { FloatArray, Numbers } from '../core/buffers.ts';
import { EngineError, show } from '../core/errors.ts';
import type { BackwardOptions, Network } from '../core/network.ts';
import type { Trace } from '../core/trace.ts';

/** The loss of a forward pass and its derivatives with respect to the pass's outputs. */
export type LossOf = (trace: Trace) => { loss: number } & Pick<BackwardOptions, 'dOutput' | 'dHn' | 'dCn'>;

export interface GradcheckInput {
  /** As for `Network.forward`. */
  x: Numbers;
  T: number;
  B?: number;
  h0?: Numbers;
  c0?: Numbers;
  /** Only these tensors (parameters, 'x', 'h0', 'c0'). Default: all. */
  only?: readonly string[];
}

/** One tensor's gradient against finite differences. */
export interface GradcheckTensor {
  readonly name: string;
  /** |analytic − numeric| / max(|analytic|, |numeric|, 0.001 · max(1, |loss|)), the worst over all entries. */
  readonly error: number;
  /** The entry where it is worst (−1 where every entry was on a kink), and both values there. */
  readonly index: number;
  readonly analytic: number;
  readonly numeric: number;
  /** Entries so near a ReLU's kink that even a tenth of the step crosses it: left out, there is nothing to compare. */
  readonly kinks: number;
}

export interface GradcheckResult {
  /** The worst error of all tensors. */
  readonly worst: number;
  readonly loss: number;
  readonly tensors: readonly GradcheckTensor[];
}

/**
 * Compares `backward` with finite differences of the forward pass, on a float64 copy of the network: for every
 * parameter, and for x, h0 and c0. The network itself is left alone.
 *
 * Five points: f′ ≈ (8(f(+s) − f(−s)) − (f(+2s) − f(−2s))) / 12s with s = 10⁻⁴ max(1, |w|). Truncation (s⁴) and
 * rounding (ε/s) are then both near 10⁻¹², so that errors below 10⁻⁷ can be asked for even of small gradients;
 * below 0.001 · max(1, |loss|) the error is measured against that, for rounding grows with the loss.
 *
 * @throws EngineError as `forward` does, and on an unknown name in `only`
 */
export function gradcheck(net: Network, lossOf: LossOf, input: GradcheckInput): GradcheckResult {
  const copy = net.clone('float64');
  const { T, B = 1, only } = input;
  const zero = copy.zeroState(B);
  const tokens = copy.readsTokens(input.x);
  const x = tokens ? Int32Array.from(input.x) : Float64Array.from(input.x);
  const h0 = Float64Array.from(input.h0 ?? zero.h);
  const c0 = input.c0 || zero.c ? Float64Array.from(input.c0 ?? zero.c ?? []) : undefined;
  const trace = copy.forward(x, { T, B, h0, c0 });
  const { loss, ...fed } = lossOf(trace);
  const gradients = copy.backward(trace, fed);

  const scratch = copy.forward(x, { T, B, h0, c0 });
  const run = () => lossOf(copy.forward(x, { T, B, h0, c0, reuse: scratch })).loss;
  const crossed = () => switched(trace, scratch);
  const tensors: [string, FloatArray, FloatArray][] = copy.names.map((name) => {
    const { data, grad } = copy.parameter(name);
    return [name, data, grad];
  });
  if (!(x instanceof Int32Array)) tensors.push(['x', x, gradients.dx]);
  tensors.push(['h0', h0, gradients.dh0]);
  if (c0) tensors.push(['c0', c0, gradients.dc0]);
  const names = tensors.map(([name]) => name);
  for (const name of only ?? []) {
    if (!names.includes(name)) throw new EngineError('only', `some of ${names.join(', ')}`, show(name));
  }

  const floor = 0.001 * Math.max(1, Math.abs(loss));
  const results = tensors
    .filter(([name]) => !only || only.includes(name))
    .map(([name, values, analytic]): GradcheckTensor => {
      let worst = { error: 0, index: -1, analytic: 0, numeric: 0 };
      let kinks = 0;
      for (let i = 0; i < values.length; i++) {
        const numeric = slope(values, i, 1e-4, run, crossed) ?? slope(values, i, 1e-5, run, crossed);
        if (numeric === null) {
          kinks++;
          continue;
        }
        const a = analytic[i];
        const scale = Math.max(Math.abs(a), Math.abs(numeric), floor);
        const difference = Math.abs(a - numeric) / scale;
        // NaN slips through every comparison, and is the worst of all.
        const error = Number.isNaN(difference) ? Infinity : difference;
        if (worst.index < 0 || error > worst.error) worst = { error, index: i, analytic: a, numeric };
      }
      return { name, ...worst, kinks };
    });
  const worst = Math.max(0, ...results.map(({ error }) => error));
  return { worst, loss, tensors: results };
}

/** f′ by five points at `values[i]`, or null where a ReLU switches between them. */
function slope(
  values: FloatArray,
  i: number,
  relativeStep: number,
  f: () => number,
  crossed: () => boolean
): number | null {
  const before = values[i];
  const s = relativeStep * Math.max(1, Math.abs(before));
  let kink = false;
  const at = (offset: number) => {
    values[i] = before + offset;
    const result = f();
    kink ||= crossed();
    return result;
  };
  const result = (8 * (at(s) - at(-s)) - (at(2 * s) - at(-2 * s))) / (12 * s);
  values[i] = before;
  return kink ? null : result;
}

/** Whether some ReLU is on in one pass and off in the other. */
function switched(a: Trace, b: Trace): boolean {
  const { spec } = a.net;
  const differ = (p: FloatArray, q: FloatArray) => p.some((value, i) => value > 0 !== q[i] > 0);
  if (spec.nonlinearity === 'relu' && a.layers.some(({ gates }, l) => differ(gates, b.layers[l].gates)))
    return true;
  return spec.headActivation === 'relu' && spec.outputSize > 0 && differ(a.output, b.output);
}
