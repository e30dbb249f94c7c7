import type { Allocate, FloatArray, Numbers } from '../core/buffers.ts';
import { EngineError, requireInteger } from '../core/errors.ts';
import type { Network } from '../core/network.ts';
import { Gradients, Trace } from '../core/trace.ts';

/**
 * The loss of `T` steps from step `from` on, counted from 0.
 * @param output [T, B, outputSize] ([T, B, H] without a head): a view, overwritten by the next segment
 * @returns what these steps add to the loss, and dL/d(output) in the shape of `output`
 */
export type LossOfSteps = (output: FloatArray, from: number, T: number) => { loss: number; dOutput: Numbers };

/** The states around a sequence and what reaches the last of them from the loss: [numLayers, B, H] each, default 0. */
export interface Around {
  h0?: Numbers;
  c0?: Numbers;
  dHn?: Numbers;
  dCn?: Numbers;
}

/**
 * Backpropagation through time that keeps the state at a few checkpoints alone and computes each segment between two
 * of them a second time when the backward pass comes to it (Chen, Xu, Zhang and Guestrin 2016, "Training deep nets
 * with sublinear memory cost"; Gruslys et al. 2016 for recurrent networks). With √T checkpoints memory grows with √T,
 * for one more forward pass. The gradient is the whole sequence's: nothing is cut. Going back, dL/dh of an rnn and dL/dh
 * and dL/dc of an lstm have the very bits of a whole pass; the gradients of weights are sums taken segment by segment
 * and differ from it by rounding.
 *
 * Allocates once, and nothing while it runs.
 */
export class CheckpointedBptt {
  /** Steps of a segment; the last may be shorter. */
  readonly segment: number;
  /** States kept, one at the beginning of each segment: no more than were asked for. */
  readonly checkpoints: number;
  /** Of one segment, whichever is at hand. */
  readonly trace: Trace;
  readonly gradients: Gradients;
  /** h (and c) where each segment begins, [checkpoints, numLayers, B, H]; `c` is empty where there is no c. */
  readonly h: FloatArray;
  readonly c: FloatArray;
  /** dL/dh and dL/dc at the border of two segments, [numLayers, B, H]. */
  readonly dh: FloatArray;
  readonly dc: FloatArray;
  readonly #last: Trace;
  readonly #lastGradients: Gradients;

  /**
   * @param options.checkpoints at most so many states are kept, 1 to T: segments are ⌈T/checkpoints⌉ steps long
   * @param options.tokens whether `run` will be given tokens
   * @param options.allocate where its buffers lie; default: on the network's backend
   * @throws EngineError on counts that are not integers in their range
   */
  constructor(
    readonly net: Network,
    readonly T: number,
    readonly B: number,
    options: { checkpoints: number; tokens?: boolean; allocate?: Allocate }
  ) {
    const { checkpoints, tokens = false, allocate = net.backend.allocate } = options;
    requireInteger('T', T, 1);
    requireInteger('B', B, 1);
    requireInteger('checkpoints', checkpoints, 1);
    if (checkpoints > T) throw new EngineError('checkpoints', `at most T ${T}`, String(checkpoints));
    this.segment = Math.ceil(T / checkpoints);
    this.checkpoints = Math.ceil(T / this.segment);
    const { dtype, numLayers, hiddenSize } = net.spec;
    const state = numLayers * B * hiddenSize;
    const cell = net.cell.hasC ? state : 0;
    this.h = allocate(dtype, this.checkpoints * state);
    this.c = allocate(dtype, this.checkpoints * cell);
    this.dh = allocate(dtype, state);
    this.dc = allocate(dtype, cell);
    const { hand, rewind } = again(allocate);
    this.trace = new Trace(net, this.segment, B, tokens, hand);
    this.gradients = new Gradients(this.trace, hand);
    const rest = T - (this.checkpoints - 1) * this.segment;
    const whole = rest === this.segment;
    rewind();
    this.#last = whole ? this.trace : new Trace(net, rest, B, tokens, hand);
    this.#lastGradients = whole ? this.gradients : new Gradients(this.#last, hand);
  }

  /**
   * Forward and backward over a whole sequence. Adds to the network's gradients (see `zeroGrad`); dL/dx is not kept.
   * @param x [T, B, inputSize], or tokens [T, B]
   * @param lossOf is asked once for each segment, the last one first
   * @returns the loss, all segments' together, and dL/d(initial state), [numLayers, B, H]: views
   * @throws EngineError on a wrong length, as `Network.forward`
   */
  run(
    x: Numbers,
    lossOf: LossOfSteps,
    around: Around = {}
  ): { loss: number; dh0: FloatArray; dc0: FloatArray } {
    const { net, T, B, segment, checkpoints, h, c, dh, dc } = this;
    const tokens = net.readsTokens(x);
    const width = tokens ? B : B * net.spec.inputSize;
    if (x?.length !== T * width) {
      const each = tokens ? '' : ` × inputSize ${net.spec.inputSize}`;
      throw new EngineError('x', `${T * width} numbers (T ${T} × B ${B}${each})`, String(x?.length));
    }
    const state = dh.length;
    begin('h0', h, around.h0, state);
    begin('c0', c, around.c0, dc.length);
    const forward = (i: number): Trace => {
      const reuse = i === checkpoints - 1 ? this.#last : this.trace;
      const from = i * segment;
      const h0 = h.subarray(i * state, (i + 1) * state);
      const c0 = net.cell.hasC ? c.subarray(i * state, (i + 1) * state) : undefined;
      return net.forward(slice(x, from * width, (from + reuse.T) * width), { T: reuse.T, B, h0, c0, reuse });
    };
    for (let i = 0; i < checkpoints - 1; i++) {
      const { hn, cn } = forward(i);
      h.set(hn, (i + 1) * state);
      c.set(cn, (i + 1) * cn.length);
    }
    let loss = 0;
    let dHn = around.dHn;
    let dCn = around.dCn;
    for (let i = checkpoints - 1; i >= 0; i--) {
      const trace = forward(i);
      const own = lossOf(trace.output, i * segment, trace.T);
      loss += own.loss;
      const reuse = trace === this.trace ? this.gradients : this.#lastGradients;
      const { dh0, dc0 } = net.backward(trace, { dOutput: own.dOutput, dHn, dCn, reuse });
      dh.set(dh0);
      dc.set(dc0);
      dHn = dh;
      dCn = net.cell.hasC ? dc : undefined;
    }
    return { loss, dh0: dh, dc0: dc };
  }
}

/** Hands out what `allocate` gives; after `rewind` the same again, in the same order, for requests no longer than those. */
function again(allocate: Allocate): { hand: Allocate; rewind: () => void } {
  const blocks: FloatArray[] = [];
  let next = 0;
  return {
    hand(dtype, length) {
      const block = (blocks[next] ??= allocate(dtype, length));
      next++;
      return block.subarray(0, length);
    },
    rewind: () => (next = 0)
  };
}

/** The initial state, or zeros, into the first checkpoint. */
function begin(argument: string, kept: FloatArray, initial: Numbers | undefined, n: number): void {
  kept.fill(0, 0, n);
  if (!initial) return;
  if (initial.length !== n) throw new EngineError(argument, `${n} numbers`, String(initial.length));
  kept.set(initial);
}

function slice(x: Numbers, from: number, to: number): Numbers {
  if (x instanceof Float32Array || x instanceof Float64Array || x instanceof Int32Array)
    return x.subarray(from, to);
  return Array.prototype.slice.call(x, from, to);
}
