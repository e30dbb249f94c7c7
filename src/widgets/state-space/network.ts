import { Network, type Trace } from '$engine';
import type { Point } from './map.ts';

/** Two tanh units with one input and no bias; float64, so that long trajectories are the weights' own. */
export function planeNetwork(Whh: readonly number[], Wxh: readonly number[]): Network {
  const network = new Network({
    cell: 'rnn',
    nonlinearity: 'tanh',
    inputSize: 1,
    hiddenSize: 2,
    bias: false,
    dtype: 'float64'
  });
  network.set('weight_hh_l0', Whh);
  network.set('weight_ih_l0', Wxh);
  return network;
}

/** Moves many points at once; the input x is the same at every step. */
export type Advance = (points: readonly Point[], steps: number) => Point[];

/** `Advance` on the engine: the points are the batch. */
export function advanceOn(network: Network, x: number): Advance {
  return (points, steps) => {
    if (points.length === 0) return [];
    const B = points.length;
    const input = new Float64Array(B).fill(x);
    const h = Float64Array.from(points.flat());
    let trace: Trace | undefined;
    for (let i = 0; i < steps; i++) {
      trace = network.forward(input, { T: 1, B, h0: h, reuse: trace });
      h.set(trace.hn);
    }
    return points.map((_, b) => [h[2 * b], h[2 * b + 1]]);
  };
}

/** T steps from each start: the starts are the batch. */
export function passFrom(network: Network, x: number, starts: readonly Point[], T: number): Trace<Network> {
  const B = starts.length;
  return network.forward(new Float64Array(T * B).fill(x), { T, B, h0: starts.flat() });
}

/** States h_0 … h_T of each start, every one from the engine. */
export function trajectories(network: Network, x: number, starts: readonly Point[], T: number): Point[][] {
  const trace = passFrom(network, x, starts, T);
  return starts.map((_, b) =>
    Array.from({ length: T + 1 }, (_, t): Point => {
      const h = trace.h(0, t - 1);
      return [h[2 * b], h[2 * b + 1]];
    })
  );
}
