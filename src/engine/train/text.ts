import { IGNORE, crossEntropy } from './loss.ts';
import { requireTokens, type FloatArray, type Numbers } from '../core/buffers.ts';
import { EngineError, requireInteger, requireNumber, show } from '../core/errors.ts';
import type { Network, State } from '../core/network.ts';
import type { Rng } from '../core/rng.ts';
import { Gradients, Trace } from '../core/trace.ts';

/** Losses of many chunks, each weighed by the number of its predictions. */
export class LossMeter {
  /** In nats. */
  sum = 0;
  /** Predictions. */
  count = 0;

  /** @param loss the mean over `count` predictions, as `crossEntropy` gives it */
  add({ loss, count }: { loss: number; count: number }): void {
    this.sum += loss * count;
    this.count += count;
  }

  /** Nats a prediction; NaN before the first. */
  get mean(): number {
    return this.sum / this.count;
  }

  /** e to the mean: as unsure as among so many equally likely tokens. */
  get perplexity(): number {
    return Math.exp(this.mean);
  }

  /** The mean in bits; where a token is a character, bits per character. */
  get bits(): number {
    return this.mean / Math.LN2;
  }
}

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

  /** The state that the next chunk starts from: a view. Set it to restore a run. */
  get state(): State {
    const { hn, cn } = this.trace;
    return this.net.cell.hasC ? { h: hn, c: cn } : { h: hn };
  }

  set state({ h, c }: State) {
    this.trace.hn.set(h);
    if (c) this.trace.cn.set(c);
  }

  /** Forgets the state, of one item of the batch or of all. */
  reset(item?: number): void {
    const { hn, cn, B } = this.trace;
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

  /** The loss alone, the state carried on. */
  evaluate(tokens: Int32Array, targets: Numbers): { loss: number; count: number } {
    const { net, trace, T, B } = this;
    const { backend, spec } = net;
    net.forward(tokens, { T, B, h0: trace.hn, c0: net.cell.hasC ? trace.cn : undefined, reuse: trace });
    const reuse = this.gradients.dy;
    const { loss, count } = crossEntropy(trace.output, targets, { T, B, V: spec.outputSize, reuse, backend });
    return { loss, count };
  }
}

/**
 * Cuts a chunk out of a text that is read by B readers at once, each its own stretch of ⌊(n − 1)/B⌋ tokens from front
 * to back, so that every state carried on belongs to the words before.
 * @param at where in the stretches the chunk starts
 * @param tokens, targets [T, B], to be filled; beyond the end of a stretch the targets are −1
 * @returns where the next chunk starts: 0 when the stretches are read, and states are to be forgotten
 * @throws EngineError on a text shorter than B + 1 tokens
 */
export function readChunk(
  text: Numbers,
  { T, B, at }: { T: number; B: number; at: number },
  tokens: Int32Array,
  targets: Int32Array
): number {
  const stretch = Math.floor((text.length - 1) / B);
  if (stretch < 1) throw new EngineError('text', `at least ${B + 1} tokens`, String(text.length));
  for (let t = 0; t < T; t++) {
    for (let b = 0; b < B; b++) {
      const from = b * stretch + at + t;
      const inside = at + t < stretch;
      tokens[t * B + b] = inside ? text[from] : 0;
      targets[t * B + b] = inside ? text[from + 1] : IGNORE;
    }
  }
  return at + T < stretch ? at + T : 0;
}

export interface SampleOptions {
  /** Divides the logits: below 1 bolder, above 1 wilder; 0 takes the most likely. Default 1. */
  temperature?: number;
  /** Draws from the k most likely only, and any as likely as the k-th (Fan et al. 2018). Default: all. */
  topK?: number;
}

let weights = new Float64Array();

/**
 * Draws a token from softmax(logits / temperature).
 * @throws EngineError on logits that are not finite, a temperature below 0, a k below 1
 */
export function sampleToken(
  logits: Numbers,
  rng: Rng,
  { temperature = 1, topK }: SampleOptions = {}
): number {
  requireNumber('temperature', temperature, 0);
  if (topK !== undefined) requireInteger('topK', topK, 1);
  let best = 0;
  for (let v = 0; v < logits.length; v++) {
    if (!Number.isFinite(logits[v]))
      throw new EngineError(`logits[${v}]`, 'a finite number', show(logits[v]));
    if (logits[v] > logits[best]) best = v;
  }
  if (temperature === 0) return best;
  let least = -Infinity;
  if (topK !== undefined && topK < logits.length) {
    least = Array.from(logits).sort((a, b) => b - a)[topK - 1];
  }
  if (weights.length < logits.length) weights = new Float64Array(logits.length);
  let total = 0;
  for (let v = 0; v < logits.length; v++) {
    weights[v] = logits[v] < least ? 0 : Math.exp((logits[v] - logits[best]) / temperature);
    total += weights[v];
  }
  let left = rng.uniform() * total;
  for (let v = 0; v < logits.length; v++) {
    left -= weights[v];
    if (left < 0) return v;
  }
  // Rounding can leave a crumb beyond the last weight.
  return best;
}

/** Reads one token after the other and draws the next from what the network expects. */
export class Sampler {
  readonly #trace: Trace;
  readonly #token = new Int32Array(1);
  readonly #state: State;

  /** @throws EngineError on a network whose head is not as wide as its vocabulary */
  constructor(
    readonly net: Network,
    readonly rng: Rng,
    public options: SampleOptions = {}
  ) {
    const { inputSize, outputSize } = net.spec;
    if (outputSize !== inputSize) {
      throw new EngineError('net', `outputSize ${inputSize} (the vocabulary)`, String(outputSize));
    }
    this.#trace = new Trace(net, 1, 1, true);
    const { hn, cn } = this.#trace;
    this.#state = net.cell.hasC ? { h: hn, c: cn } : { h: hn };
  }

  /** What the network expects after what was read: logits, a view. */
  get logits(): FloatArray {
    return this.#trace.output;
  }

  /** Reads one token. */
  read(token: number): void {
    requireTokens('token', [token], 1, 'one', this.net.spec.inputSize);
    this.#token[0] = token;
    this.net.step(this.#token, this.#state, this.#trace);
  }

  /** Draws the next token, and reads it. */
  next(): number {
    const token = sampleToken(this.logits, this.rng, this.options);
    this.read(token);
    return token;
  }
}
