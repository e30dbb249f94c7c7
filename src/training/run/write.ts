import {
  EngineError,
  exp,
  log,
  sampleToken,
  Network,
  Trace,
  typescript,
  type Backend,
  type FloatArray,
  type Numbers,
  type Spec
} from '../../engine/index.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { checkDraw, type DrawOptions } from './sample.ts';

export interface WriteOptions extends DrawOptions {
  /** Likeliest characters to tell at every place. Default 0. */
  alternatives?: number;
}

/** A text, its prompt first, with what the model thought of every character before it came. */
export interface Written {
  /** Characters; a prompt of none begins with one drawn from all alike. */
  readonly characters: readonly string[];
  /** How many of them were given. */
  readonly given: number;
  /** −log₂ of the probability that each had, at temperature 1; of the very first, before which nothing was read, NaN. */
  readonly surprise: Float32Array;
  /** The likeliest tokens at each place and their probabilities at the temperature, [characters, alternatives]. */
  readonly tokens: Int32Array;
  readonly probabilities: Float32Array;
  readonly alternatives: number;
}

/** Softmax of logits over a temperature; at 0 the likeliest has it all. */
export function distribution(logits: Numbers, temperature: number): Float64Array {
  let best = 0;
  for (let v = 1; v < logits.length; v++) if (logits[v] > logits[best]) best = v;
  const p = new Float64Array(logits.length);
  if (temperature === 0) {
    p[best] = 1;
    return p;
  }
  let total = 0;
  for (let v = 0; v < logits.length; v++) total += p[v] = exp((logits[v] - logits[best]) / temperature);
  for (let v = 0; v < logits.length; v++) p[v] /= total;
  return p;
}

/**
 * Writes as `drawText` does, and the same text; tells besides how sure the model was. Every character is a turn.
 * @throws what drawText throws
 */
function* writeText(
  net: Network,
  vocabulary: Vocabulary,
  trace: Trace,
  options: WriteOptions
): Generator<undefined, Written> {
  const { length, prompt = '', temperature = 1, topK, alternatives = 0 } = options;
  const rng = checkDraw(options);
  const most = Math.min(alternatives, vocabulary.size);
  const { hn, cn, output } = trace;
  hn.fill(0);
  cn.fill(0);
  const state = net.cell.hasC ? { h: hn, c: cn } : { h: hn };
  const one = new Int32Array(1);
  const given = prompt === '' ? [rng.int(vocabulary.size)] : vocabulary.encode(prompt);
  const written: number[] = [];
  const total = given.length + length;
  const surprise = new Float32Array(total).fill(NaN);
  const tokens = new Int32Array(total * most);
  const probabilities = new Float32Array(total * most);
  for (let i = 0; i < total; i++) {
    if (i > 0 && !output.every(Number.isFinite)) throw new EngineError('logits', 'finite numbers', 'others');
    const token = i < given.length ? given[i] : sampleToken(output, rng, { temperature, topK });
    if (i > 0) {
      surprise[i] = -log(distribution(output, 1)[token]) / Math.LN2;
      const p = distribution(output, temperature);
      const order = Array.from(p, (_, v) => v).sort((a, b) => p[b] - p[a] || a - b);
      for (let k = 0; k < most; k++) {
        tokens[i * most + k] = order[k];
        probabilities[i * most + k] = p[order[k]];
      }
    }
    written.push(token);
    one[0] = token;
    net.step(one, state, trace);
    yield;
  }
  return {
    characters: written.map((token) => vocabulary.characters[token]),
    given: prompt === '' ? 0 : given.length,
    surprise,
    tokens,
    probabilities,
    alternatives: most
  };
}

/** Writes with weights that are handed to it, in a network and buffers of its own. */
export class Writer {
  readonly #network: Network;
  readonly #trace: Trace;

  /** @param backend one of its own */
  constructor(
    spec: Spec,
    readonly vocabulary: Vocabulary,
    backend: Backend = typescript
  ) {
    this.#network = new Network(spec, { backend });
    this.#trace = new Trace(this.#network, 1, 1, true);
  }

  /**
   * Every character is a turn; one text after the other.
   * @throws EngineError on weights of another network, and what drawText throws
   */
  write(weights: FloatArray, options: WriteOptions): Generator<undefined, Written> {
    const { data } = this.#network;
    if (weights.length !== data.length) {
      throw new EngineError('weights', `${data.length} numbers`, String(weights.length));
    }
    data.set(weights);
    return writeText(this.#network, this.vocabulary, this.#trace, options);
  }
}
