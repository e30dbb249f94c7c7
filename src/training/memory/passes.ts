import {
  CheckpointedBptt,
  Gradients,
  squaredError,
  Trace,
  type CellKind,
  type Network,
  type NetworkSpec
} from '../../engine/index.ts';
import { buffersOf, heldBytes } from './held.ts';

/** Numbers read and numbers answered at each step. */
export const WIDTH = 8;

export const methods = ['full', 'truncated', 'checkpointed'] as const;
export type Method = (typeof methods)[number];

/** One way of taking one sequence forward and back. */
export interface PassSpec {
  method: Method;
  T: number;
  /** Steps of a chunk, for 'truncated'. */
  window: number;
  /** States kept at most, for 'checkpointed'. */
  checkpoints: number;
}

export interface Sequence {
  /** [T, WIDTH], or longer. */
  readonly x: Float32Array;
  readonly target: Float32Array;
}

type Allocate = Network['backend']['allocate'];

export interface Pass {
  /** Bytes of all buffers that the pass keeps, counted from the buffers. Weights, their gradients and the sequence are not among them. */
  readonly bytes: number;
  /** Forward and backward over the sequence: sets the network's gradients and returns the loss, the mean of the squared errors. */
  run(): number;
}

/** The network of the measurements: one layer, one sequence at a time. */
export const specOf = (cell: CellKind, hiddenSize: number): NetworkSpec => ({
  cell,
  inputSize: WIDTH,
  hiddenSize,
  outputSize: WIDTH
});

/** @param allocate where its buffers lie: on the network's backend */
export function makePass(net: Network, spec: PassSpec, sequence: Sequence, allocate: Allocate): Pass {
  const { T, window, checkpoints } = spec;
  if (spec.method === 'checkpointed')
    return checkpointed(net, T, Math.min(checkpoints, T), sequence, allocate);
  return chunks(net, T, spec.method === 'full' ? T : Math.min(window, T), sequence, allocate);
}

const part = (values: Float32Array, from: number, T: number) =>
  values.subarray(from * WIDTH, (from + T) * WIDTH);

/** Chunk after chunk, the state carried on, the gradient cut between them; a chunk as long as the sequence cuts nothing. */
function chunks(net: Network, T: number, window: number, { x, target }: Sequence, allocate: Allocate): Pass {
  const { dtype } = net.spec;
  const rest = T % window;
  const trace = new Trace(net, window, 1, false, allocate);
  const gradients = new Gradients(trace, allocate);
  const dOutput = allocate(dtype, window * WIDTH);
  // The last, shorter chunk lies where the others lay.
  const last = rest > 0 ? new Trace(net, rest, 1, false, inside(trace)) : trace;
  const lastGradients = rest > 0 ? new Gradients(last, inside(gradients)) : gradients;
  const h = allocate(dtype, net.spec.hiddenSize);
  const c = net.cell.hasC ? allocate(dtype, net.spec.hiddenSize) : undefined;
  return {
    bytes: heldBytes([...buffersOf(trace), ...buffersOf(gradients), dOutput, h, ...(c ? [c] : [])]),
    run() {
      net.zeroGrad();
      h.fill(0);
      c?.fill(0);
      let loss = 0;
      for (let from = 0; from < T; from += window) {
        const steps = Math.min(window, T - from);
        const reuse = steps === window ? trace : last;
        net.forward(part(x, from, steps), { T: steps, h0: h, c0: c, reuse });
        const share = steps / T;
        const own = squaredError(reuse.output, part(target, from, steps), dOutput.subarray(0, steps * WIDTH));
        loss += own.loss * share;
        if (share < 1) for (let i = 0; i < own.dOutput.length; i++) own.dOutput[i] *= share;
        net.backward(reuse, { dOutput: own.dOutput, reuse: steps === window ? gradients : lastGradients });
        h.set(reuse.hn);
        c?.set(reuse.cn);
      }
      return loss;
    }
  };
}

function checkpointed(
  net: Network,
  T: number,
  checkpoints: number,
  { x, target }: Sequence,
  allocate: Allocate
): Pass {
  const bptt = new CheckpointedBptt(net, T, 1, { checkpoints, allocate });
  const dOutput = allocate(net.spec.dtype, bptt.segment * WIDTH);
  const { trace, gradients, h, c, dh, dc } = bptt;
  return {
    bytes: heldBytes([...buffersOf(trace), ...buffersOf(gradients), h, c, dh, dc, dOutput]),
    run() {
      net.zeroGrad();
      const { loss } = bptt.run(part(x, 0, T), (output, from, steps) => {
        const share = steps / T;
        const own = squaredError(output, part(target, from, steps), dOutput.subarray(0, steps * WIDTH));
        if (share < 1) for (let i = 0; i < own.dOutput.length; i++) own.dOutput[i] *= share;
        return { loss: own.loss * share, dOutput: own.dOutput };
      });
      return loss;
    }
  };
}

/** The memory of a longer trace or of its gradients, for a shorter one: both are one block that begins with its first field. */
function inside(made: Trace | Gradients): Allocate {
  const { buffer, byteOffset } = made instanceof Trace ? made.x : made.dx;
  return (dtype, length) =>
    dtype === 'float32'
      ? new Float32Array(buffer, byteOffset, length)
      : new Float64Array(buffer, byteOffset, length);
}
