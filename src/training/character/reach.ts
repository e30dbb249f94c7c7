import { crossEntropy, exp, log, type Network, type State } from '../../engine/index.ts';

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
    let foretold = 0;
    let real = 0;
    for (const token of instead) {
      foretold += Math.abs(grads.dx[t * V + token] - grads.dx[t * V + own]);
      real += Math.abs(lossFrom(net, stateBefore(net, trace, t), token, tokens.subarray(t + 1)) - loss);
    }
    const bits = instead.length * Math.LN2;
    yield { distance, foretold: foretold / bits, real: real / bits };
  }
  return undefined;
}

function stateBefore(net: Network, trace: ReturnType<Network['forward']>, t: number): State {
  const layers = Array.from({ length: net.spec.numLayers }, (_, l) => l);
  const join = (of: (l: number) => ArrayLike<number>) => layers.flatMap((l) => Array.from(of(l)));
  const h = join((l) => trace.h(l, t - 1));
  return net.cell.hasC ? { h, c: join((l) => trace.c(l, t - 1)) } : { h };
}

/** The loss of the last of some tokens, in nats, when another one was read before them. */
function lossFrom(net: Network, state: State, first: number, rest: Int32Array): number {
  const read = Int32Array.of(first, ...rest.subarray(0, -1));
  const { h: h0, c: c0 } = state;
  const { output } = net.forward(read, { T: read.length, h0, c0 });
  const V = net.spec.outputSize;
  const scores = output.subarray((read.length - 1) * V);
  const most = scores.reduce((best, score) => Math.max(best, score), -Infinity);
  const total = scores.reduce((sum, score) => sum + exp(score - most), 0);
  return most + log(total) - scores[rest[rest.length - 1]];
}
