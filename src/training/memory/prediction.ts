import { Network, typescript, type CellKind } from '../../engine/index.ts';
import { makePass, specOf, WIDTH, type PassSpec } from './passes.ts';

export interface Prediction {
  /** Bytes that a pass will hold, to the byte. */
  bytes(spec: PassSpec): number;
  /** The fewest checkpoints whose pass over T steps fits `budget` bytes; undefined where none does. */
  fewest(T: number, budget: number): number | undefined;
  /** The number of checkpoints that holds the least over T steps; the fewest of equals. */
  best(T: number): { checkpoints: number; bytes: number };
}

/**
 * What passes of any length will hold, without making them: every buffer grows by the same number of bytes a step, so
 * that two short passes, made and counted, say all. Where T is not a multiple, segments are ⌈T/checkpoints⌉ long.
 */
export function predict(cell: CellKind, hiddenSize: number): Prediction {
  const net = new Network(specOf(cell, hiddenSize));
  const empty = { x: new Float32Array(2 * WIDTH), target: new Float32Array(2 * WIDTH) };
  const count = (method: PassSpec['method'], T: number, checkpoints: number) =>
    makePass(net, { method, T, window: T, checkpoints }, empty, typescript.allocate).bytes;
  const whole = count('full', 1, 1);
  const aStep = count('full', 2, 1) - whole;
  const segment = count('checkpointed', 1, 1);
  const aState = count('checkpointed', 2, 2) - segment;
  const bytes: Prediction['bytes'] = ({ method, T, window, checkpoints }) => {
    if (method !== 'checkpointed') return whole + aStep * ((method === 'full' ? T : Math.min(window, T)) - 1);
    const steps = Math.ceil(T / Math.min(checkpoints, T));
    return segment + aStep * (steps - 1) + aState * (Math.ceil(T / steps) - 1);
  };
  const at = (T: number, checkpoints: number) => bytes({ method: 'checkpointed', T, window: T, checkpoints });
  return {
    bytes,
    fewest(T, budget) {
      for (let checkpoints = 1; checkpoints <= T; checkpoints++)
        if (at(T, checkpoints) <= budget) return checkpoints;
      return undefined;
    },
    best(T) {
      let best = { checkpoints: 1, bytes: at(T, 1) };
      for (let checkpoints = 2; checkpoints <= T; checkpoints++) {
        const bytes = at(T, checkpoints);
        if (bytes < best.bytes) best = { checkpoints, bytes };
      }
      return best;
    }
  };
}
