import type { Network } from '../../core/network.ts';
import type { Trace } from '../../core/trace.ts';
import type { Point2 } from './map.ts';

/** Moves many points at once; the input is the same at every step. */
export type Advance = (points: readonly Point2[], steps: number) => Point2[];

/**
 * `Advance` on a network of two units: the points are the batch.
 *
 * @param x its input at every step, one number for each of `inputSize`
 */
export function advanceOn(network: Network, x: readonly number[]): Advance {
  return (points, steps) => {
    if (points.length === 0) return [];
    const B = points.length;
    const input = inputs(x, B);
    const h = Float64Array.from(points.flat());
    let trace: Trace | undefined;
    for (let i = 0; i < steps; i++) {
      trace = network.forward(input, { T: 1, B, h0: h, reuse: trace });
      h.set(trace.hn);
    }
    return points.map((_, b) => [h[2 * b], h[2 * b + 1]]);
  };
}

/** T steps from each start, on a network of two units: the starts are the batch. */
export function passFrom(
  network: Network,
  x: readonly number[],
  starts: readonly Point2[],
  T: number
): Trace<Network> {
  const B = starts.length;
  return network.forward(inputs(x, T * B), { T, B, h0: starts.flat() });
}

/** States h_0 … h_T of each start, every one from the network. */
export function trajectories(
  network: Network,
  x: readonly number[],
  starts: readonly Point2[],
  T: number
): Point2[][] {
  const trace = passFrom(network, x, starts, T);
  return starts.map((_, b) =>
    Array.from({ length: T + 1 }, (_, t): Point2 => {
      const h = trace.h(0, t - 1);
      return [h[2 * b], h[2 * b + 1]];
    })
  );
}

/** The same input again and again. */
const inputs = (x: readonly number[], times: number) =>
  Float64Array.from({ length: times * x.length }, (_, i) => x[i % x.length]);
