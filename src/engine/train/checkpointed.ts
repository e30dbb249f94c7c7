import {
  apart,
  requireLength,
  requireNumbers,
  requireTokens,
  take,
  type Allocate,
  type FloatArray,
  type Numbers
} from '../core/buffers.ts';
import { EngineError, requireInteger, requireKeys, requireObject } from '../core/errors.ts';
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
   * @param options.allocate where its buffers lie; default: on the network's backend, which is the fastest place
   * @throws EngineError on counts that are not integers in their range, and on options that are unknown
   */
  constructor(
    readonly net: Network,
    readonly T: number,
    readonly B: number,
    options: { checkpoints: number; tokens?: boolean; allocate?: Allocate }
  ) {
    requireKeys('options', options, ['checkpoints', 'tokens', 'allocate']);
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
    this.h = take(allocate, dtype, this.checkpoints * state);
    this.c = take(allocate, dtype, this.checkpoints * cell);
    this.dh = take(allocate, dtype, state);
    this.dc = take(allocate, dtype, cell);
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
   * @throws EngineError, before anything is changed, on what `Network.forward` and `backward` would refuse
   */
  run(
    x: Numbers,
    lossOf: LossOfSteps,
    around: Around = {}
  ): { loss: number; dh0: FloatArray; dc0: FloatArray } {
    const { net, B, segment, checkpoints, h, c, dh, dc } = this;
    this.#check(x, lossOf, around);
    const tokens = net.readsTokens(x);
    const width = tokens ? B : B * net.spec.inputSize;
    const state = dh.length;
    const own = [h, c, dh, dc, this.trace.block, this.gradients.block];
    const input = apart(x, ...own);
    const h0 = apart(around.h0, ...own);
    const c0 = apart(around.c0, ...own);
    begin(h, h0, state);
    begin(c, c0, dc.length);
    const forward = (i: number): Trace => {
      const reuse = i === checkpoints - 1 ? this.#last : this.trace;
      const from = i * segment;
      const first = h.subarray(i * state, (i + 1) * state);
      const firstC = net.cell.hasC ? c.subarray(i * state, (i + 1) * state) : undefined;
      const read = slice(input, from * width, (from + reuse.T) * width);
      return net.forward(read, { T: reuse.T, B, h0: first, c0: firstC, reuse });
    };
    for (let i = 0; i < checkpoints - 1; i++) {
      const { hn, cn } = forward(i);
      h.set(hn, (i + 1) * state);
      c.set(cn, (i + 1) * cn.length);
    }
    let loss = 0;
    let dHn = apart(around.dHn, ...own);
    let dCn = apart(around.dCn, ...own);
    for (let i = checkpoints - 1; i >= 0; i--) {
      const trace = forward(i);
      const fed = lossOf(trace.output, i * segment, trace.T);
      loss += fed.loss;
      const reuse = trace === this.trace ? this.gradients : this.#lastGradients;
      const { dh0, dc0 } = net.backward(trace, { dOutput: fed.dOutput, dHn, dCn, reuse });
      dh.set(dh0);
      dc.set(dc0);
      dHn = dh;
      dCn = net.cell.hasC ? dc : undefined;
    }
    return { loss, dh0: dh, dc0: dc };
  }

  #check(x: Numbers, lossOf: LossOfSteps, around: Around): void {
    const { net, T, B, dh, dc } = this;
    const { inputSize, dtype, numLayers, hiddenSize } = net.spec;
    const tokens = net.readsTokens(x);
    if (tokens) requireTokens('x', x, T * B, `T ${T} × B ${B}`, inputSize);
    else requireNumbers('x', x, T * B * inputSize, `T ${T} × B ${B} × inputSize ${inputSize}`, dtype);
    if (tokens !== (this.trace.tokens !== null)) {
      throw new EngineError('x', tokens ? 'numbers' : 'tokens', tokens ? 'tokens' : 'numbers');
    }
    if (typeof lossOf !== 'function') throw new EngineError('lossOf', 'a function', typeof lossOf);
    requireObject('around', around, 'an object of h0, c0, dHn, dCn');
    net.requireState('h0', around.h0, B);
    net.requireState('c0', around.c0, B);
    const shape = `numLayers ${numLayers} × B ${B} × hiddenSize ${hiddenSize}`;
    if (around.dHn !== undefined) requireLength('dHn', around.dHn, dh.length, shape);
    if (around.dCn !== undefined) requireLength('dCn', around.dCn, dc.length, shape);
  }
}

/** Hands out what `allocate` gives; after `rewind` the same again, in the same order, for requests no longer than those. */
function again(allocate: Allocate): { hand: Allocate; rewind: () => void } {
  const blocks: FloatArray[] = [];
  let next = 0;
  return {
    hand(dtype, length) {
      const block = (blocks[next] ??= take(allocate, dtype, length));
      next++;
      return block.subarray(0, length);
    },
    rewind: () => (next = 0)
  };
}

/** The initial state, or zeros, into the first checkpoint. */
function begin(kept: FloatArray, initial: Numbers | undefined, n: number): void {
  if (initial) kept.set(initial);
  else kept.fill(0, 0, n);
}

function slice(x: Numbers, from: number, to: number): Numbers {
  if (x instanceof Float32Array || x instanceof Float64Array || x instanceof Int32Array)
    return x.subarray(from, to);
  return Array.prototype.slice.call(x, from, to);
}
