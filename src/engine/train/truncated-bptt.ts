import { apart, type Numbers } from '../core/buffers.ts';
import { EngineError, requireInteger, requireObject } from '../core/errors.ts';
import type { Network, State } from '../core/network.ts';
import { Gradients, Trace } from '../core/trace.ts';
import { crossEntropy, requireTargets } from './loss.ts';

/**
 * Truncated backpropagation through time (Williams and Peng 1990): chunk after chunk of T steps, the state carried
 * forward from one to the next, the gradient cut at the border. Allocates once, and nothing while it runs.
 */
export class TruncatedBptt {
  readonly trace: Trace;
  readonly gradients: Gradients;

  /** @throws EngineError on a network without a head */
  constructor(
    readonly net: Network,
    readonly T: number,
    readonly B: number
  ) {
    requireInteger('T', T, 1);
    requireInteger('B', B, 1);
    if (net.spec.outputSize === 0) throw new EngineError('net', 'a network with a head', 'none');
    this.trace = new Trace(net, T, B, true);
    this.gradients = new Gradients(this.trace);
  }

  /**
   * The state that the next chunk starts from: a view. Set it to restore a run; without a c that is 0.
   * @throws EngineError, before anything is changed, on a state that `Network.forward` would refuse
   */
  get state(): State {
    const { hn, cn } = this.trace;
    return this.net.cell.hasC ? { h: hn, c: cn } : { h: hn };
  }

  set state(state: State) {
    requireObject('state', state, 'an object of h and c');
    const { hn, cn } = this.trace;
    if (state.h === undefined) throw new EngineError('h0', `${hn.length} numbers`, 'undefined');
    this.net.requireState('h0', state.h, this.B);
    this.net.requireState('c0', state.c, this.B);
    const h = apart(state.h, cn, hn);
    const c = apart(state.c, cn, hn);
    hn.set(h);
    if (c) cn.set(c);
    else cn.fill(0);
  }

  /** Forgets the state, of one item of the batch or of all. @throws EngineError on an item that is not there */
  reset(item?: number): void {
    const { hn, cn, B } = this.trace;
    if (item !== undefined) {
      requireInteger('item', item, 0);
      if (item >= B) throw new EngineError('item', `one from 0 to ${B - 1}`, String(item));
    }
    const H = this.net.spec.hiddenSize;
    for (const states of [hn, cn]) {
      for (let at = 0; at < states.length; at += H) {
        if (item === undefined || (at / H) % B === item) states.fill(0, at, at + H);
      }
    }
  }

  /**
   * Reads a chunk and sets the network's gradients to its own; the caller clips and steps.
   * @param tokens [T, B] @param targets [T, B], −1 where nothing is predicted
   * @returns the mean loss in nats, and over how many predictions
   * @throws EngineError, before anything is changed, on wrong lengths, tokens or targets
   */
  run(tokens: Int32Array, targets: Numbers): { loss: number; count: number } {
    const result = this.evaluate(tokens, targets);
    this.backward();
    return result;
  }

  /** The second half of `run`, after `evaluate`. */
  backward(): void {
    const { net, trace, gradients } = this;
    net.zeroGrad();
    net.backward(trace, { dOutput: gradients.dy, reuse: gradients });
  }

  /** Takes the chunk back that was evaluated last: the state is again the one it began with. */
  rewind(): void {
    const { trace, net, B } = this;
    const { numLayers, hiddenSize: H } = net.spec;
    for (let l = 0; l < numLayers; l++) {
      trace.hn.set(trace.h(l, -1), l * B * H);
      if (net.cell.hasC) trace.cn.set(trace.c(l, -1), l * B * H);
    }
  }

  /** The loss alone, the state carried on. @throws EngineError, before anything is changed, as `run` */
  evaluate(tokens: Int32Array, targets: Numbers): { loss: number; count: number } {
    const { net, trace, gradients, T, B } = this;
    requireTargets(targets, T * B, net.spec.outputSize, `T ${T} × B ${B}`);
    net.forward(tokens, { T, B, h0: trace.hn, c0: net.cell.hasC ? trace.cn : undefined, reuse: trace });
    const { loss, count } = crossEntropy(trace, targets, { into: gradients });
    return { loss, count };
  }
}
