import {
  crossEntropy,
  exp,
  log,
  type FloatArray,
  type Network,
  type State,
  type Trace
} from '../../engine/index.ts';

/** How far back a prediction reaches: of one character of a text, and of those before it. */
export interface ReachAsk {
  kind: 'reach';
  text: string;
  /** Place of the character that is foretold, from 1. */
  at: number;
  /** How many characters back are looked at. */
  back: number;
  /** How many others each of them is replaced by. */
  others: number;
}

/** What a character so many places back has to do with the loss. Means over its replacements, in bits, without sign. */
export interface Reach {
  /** 1 is the character just before. */
  distance: number;
  /** What the gradient foretells of the change: the gradient by the character's vector, times the vector's change. */
  foretold: number;
  /** What changes when it is really replaced. */
  real: number;
}

/** The tokens read before the character that is foretold: at first a line's end, from an empty state. */
export const MOST_READ = 400;

/**
 * @param net float64, so that a change of a billionth of a bit is one
 * @param tokens all that is read, and at last the one that is foretold
 * @param others replacements of each, the likeliest that the network itself would have put in its place
 */
export function* reach(
  net: Network,
  tokens: Int32Array,
  back: number,
  others: number
): Generator<Reach | undefined, undefined> {
  const V = net.spec.inputSize;
  const T = tokens.length - 1;
  const target = tokens.subarray(T);
  // As vectors: of a character that is looked up there would be no gradient.
  const x = new Float64Array(T * V);
  for (let t = 0; t < T; t++) x[t * V + tokens[t]] = 1;
  const trace = net.forward(x, { T });
  const wanted = new Int32Array(T).fill(-1);
  wanted[T - 1] = target[0];
  const { loss, dLogits } = crossEntropy(trace, wanted);
  const grads = net.backward(trace, { dOutput: dLogits });
  yield undefined;
  for (let distance = 1; distance <= Math.min(back, T - 1); distance++) {
    const t = T - distance;
    const own = tokens[t];
    // What it expected there, from the scores of the step before.
    const scores = Array.from(trace.output.subarray((t - 1) * V, t * V));
    const instead = scores
      .map((_, v) => v)
      .filter((v) => v !== own)
      .sort((a, b) => scores[b] - scores[a])
      .slice(0, others);
    const bits = instead.length * Math.LN2;
    const foretold = instead.reduce(
      (sum, token) => sum + Math.abs(grads.dx[t * V + token] - grads.dx[t * V + own]),
      0
    );
    const real = lossesOf(net, stateBefore(net, trace, t, instead.length), instead, tokens.subarray(t + 1));
    yield {
      distance,
      foretold: foretold / bits,
      real: real.reduce((sum, changed) => sum + Math.abs(changed - loss), 0) / bits
    };
  }
  return undefined;
}

/** The state before a step, once for each of so many rows. */
function stateBefore(net: Network, trace: Trace<Network>, t: number, rows: number): State {
  const layers = Array.from({ length: net.spec.numLayers }, (_, l) => l);
  const join = (of: (l: number) => FloatArray) =>
    layers.flatMap((l) => Array.from({ length: rows }, () => Array.from(of(l))).flat());
  const h = join((l) => trace.h(l, t - 1));
  return net.cell.hasC ? { h, c: join((l) => trace.c(l, t - 1)) } : { h };
}

/** The losses of the last of some tokens, in nats, when others were read before them: a row of a batch for each. */
function lossesOf(net: Network, state: State, instead: readonly number[], rest: Int32Array): number[] {
  const [B, T, V] = [instead.length, rest.length, net.spec.outputSize];
  const read = new Int32Array(T * B);
  for (let t = 0; t < T; t++)
    for (let b = 0; b < B; b++) read[t * B + b] = t === 0 ? instead[b] : rest[t - 1];
  const { output } = net.forward(read, { T, B, h0: state.h, c0: state.c });
  return instead.map((_, b) => {
    const from = ((T - 1) * B + b) * V;
    const scores = Array.from(output.subarray(from, from + V));
    const most = scores.reduce((best, score) => Math.max(best, score), -Infinity);
    const total = scores.reduce((sum, score) => sum + exp(score - most), 0);
    return most + log(total) - scores[rest[T - 1]];
  });
}
