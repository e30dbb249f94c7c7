import { crossEntropy, Gradients, IGNORE, type Trace, type TruncatedBptt } from '../../engine/index.ts';
import type { Probe } from '../diagnosis/evidence.ts';

/** |tanh| above this: its slope is below 6 %. */
const FLAT_TANH = 0.97;
/** A sigmoid this near to 0 or 1: its slope is below 12 % of its greatest. */
const FLAT_SIGMOID = 0.03;

/** Gates that are tanh; all others are sigmoids. */
const TANH = new Set(['g', 'n']);

/**
 * Goes back once more through a chunk that a run has read, with the loss at its last step alone: how much of the
 * gradient arrives how far back, which units are silent, which gates stuck. Works in buffers of its own and leaves the
 * run as it is, but for the gradients of the weights: to be made before the run's own.
 */
export class GradientProbe {
  readonly #gradients: Gradients;
  readonly #targets: Int32Array;

  constructor(readonly bptt: TruncatedBptt) {
    const { trace, T, B } = bptt;
    this.#gradients = new Gradients(trace);
    this.#targets = new Int32Array(T * B).fill(IGNORE);
  }

  /**
   * @param targets of the chunk that was evaluated last, [T, B]
   * @returns null where no row predicts anything at the last step, or the weights are no numbers any more
   */
  measure(targets: Int32Array): Omit<Probe, 'update' | 'step'> | null {
    const { net, trace, T, B } = this.bptt;
    const { numLayers, hiddenSize: H } = net.spec;
    const last = targets.subarray((T - 1) * B);
    if (last.every((target) => target === IGNORE)) return null;
    this.#targets.set(last, (T - 1) * B);
    const reuse = this.#gradients;
    const { loss, dLogits } = crossEntropy(trace, this.#targets, { into: reuse });
    if (!Number.isFinite(loss)) return null;
    const gradients = net.backward(trace, { dOutput: dLogits, reuse });
    return {
      reach: reachOf(gradients),
      dead: deadUnits(trace),
      units: numLayers * H,
      saturation: saturationOf(trace)
    };
  }
}

/** ‖dL/dh‖ over all layers and rows, by distance from the last step. */
export function reachOf(gradients: Gradients): number[] {
  const { net, T } = gradients;
  return Array.from({ length: T }, (_, distance) => {
    let squares = 0;
    for (let l = 0; l < net.spec.numLayers; l++) {
      for (const d of gradients.dh(l, T - 1 - distance)) squares += d * d;
    }
    return Math.sqrt(squares);
  });
}

/** relu: the units that are 0 at every step of every row; for other cells none. */
export function deadUnits(trace: Trace): { layer: number; unit: number }[] {
  const { cell, nonlinearity, numLayers, hiddenSize: H } = trace.net.spec;
  if (cell !== 'rnn' || nonlinearity !== 'relu') return [];
  const dead: { layer: number; unit: number }[] = [];
  for (let layer = 0; layer < numLayers; layer++) {
    const alive = new Uint8Array(H);
    // The state that the chunk began with is not of its making.
    const h = trace.layers[layer].h.subarray(trace.B * H);
    for (let i = 0; i < h.length; i++) if (h[i] !== 0) alive[i % H] = 1;
    alive.forEach((one, unit) => one || dead.push({ layer, unit }));
  }
  return dead;
}

/** For each layer and gate the share of values on the flat; for a tanh rnn its h; nothing where there is no such curve. */
export function saturationOf(trace: Trace): Probe['saturation'] {
  const { cell, spec } = trace.net;
  const { hiddenSize: H, numLayers, nonlinearity } = spec;
  if (nonlinearity === 'relu') return [];
  const plain = spec.cell === 'rnn';
  const names = plain ? ['h'] : cell.gates;
  const result: Probe['saturation'][number][] = [];
  for (let layer = 0; layer < numLayers; layer++) {
    const { h, gates } = trace.layers[layer];
    const values = plain ? h.subarray(trace.B * H) : gates;
    const flat = new Float64Array(names.length);
    const width = names.length * H;
    for (let i = 0; i < values.length; i++) {
      const gate = Math.floor((i % width) / H);
      const value = values[i];
      const tanh = plain || TANH.has(names[gate]);
      const off = tanh ? Math.abs(value) > FLAT_TANH : Math.min(value, 1 - value) < FLAT_SIGMOID;
      if (off) flat[gate]++;
    }
    const each = values.length / names.length;
    names.forEach((gate, g) => {
      // A linear recurrence squashes nothing but its gate.
      if (spec.cell !== 'linear' || gate === 'z') result.push({ layer, gate, share: flat[g] / each });
    });
  }
  return result;
}
