import {
  EngineError,
  Rng,
  sampleToken,
  Trace,
  type Network,
  type SampleOptions
} from '../../engine/index.ts';
import type { Vocabulary } from '../text/vocabulary.ts';

export interface DrawOptions extends SampleOptions {
  /** Characters to write. */
  length: number;
  seed: number;
  /** Read first, not repeated in what is written. Default: one character, drawn from all alike. */
  prompt?: string;
}

/** One trace a network, for good: a WebAssembly backend never takes memory back. */
const traces = new WeakMap<Network, Trace>();

/**
 * Writes character by character, from an empty state. Every character read or written is a turn; those of the prompt
 * give ''.
 * @throws EngineError on bad options; at the first turn TextError on a prompt of unknown characters; later EngineError
 * on weights that give logits which are not finite
 */
export function drawText(
  net: Network,
  vocabulary: Vocabulary,
  options: DrawOptions
): Generator<string, void> {
  const { length, prompt = '', temperature, topK } = options;
  return write(net, vocabulary, prompt, length, checkDraw(options), { temperature, topK });
}

/** The generator that draws. @throws EngineError on bad options, before anything is written */
export function checkDraw({ length, seed, prompt = '', temperature, topK }: DrawOptions): Rng {
  if (!(Number.isSafeInteger(length) && length >= 0)) {
    throw new EngineError('length', 'an integer ≥ 0', String(length));
  }
  if (typeof prompt !== 'string') throw new EngineError('prompt', 'a text', typeof prompt);
  const rng = new Rng(seed);
  sampleToken([0], new Rng(1), { temperature, topK });
  return rng;
}

function* write(
  net: Network,
  vocabulary: Vocabulary,
  prompt: string,
  length: number,
  rng: Rng,
  options: SampleOptions
): Generator<string, void> {
  const trace = traces.get(net) ?? new Trace(net, 1, 1, true);
  traces.set(net, trace);
  const { hn, cn } = trace;
  hn.fill(0);
  cn.fill(0);
  const state = net.cell.hasC ? { h: hn, c: cn } : { h: hn };
  const one = new Int32Array(1);
  const read = (token: number) => {
    one[0] = token;
    net.step(one, state, trace);
  };
  const tokens = prompt === '' ? [rng.int(vocabulary.size)] : vocabulary.encode(prompt);
  for (const token of tokens) {
    read(token);
    yield '';
  }
  for (let i = 0; i < length; i++) {
    const token = sampleToken(trace.output, rng, options);
    read(token);
    yield vocabulary.characters[token];
  }
}
