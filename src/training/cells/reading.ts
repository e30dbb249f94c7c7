import { log } from '../../engine/index.ts';
import { Hand } from './hand.ts';
import type { Hold } from './hold.ts';
import type { Bench } from './network.ts';
import { surprise } from './surprise.ts';

/** What a network did while it read a text. */
export interface Reading {
  /** Cells of the topmost layer. */
  cells: number;
  /** After each character, [T, cells]. `c` is empty where the network has none. */
  h: Float32Array;
  c: Float32Array;
  /** What each character cost in bits, before it was read; the first: as much as any of the alphabet. */
  bits: Float32Array;
}

/** Steps that are read at once where nothing is held. */
const CHUNK = 64;

/** Reads a text from an empty state. A turn a chunk, in which nothing else may be asked of the bench. */
export function* reading(bench: Bench, text: string, hold?: Hold): Generator<undefined, Reading> {
  const tokens = bench.encode(text);
  const { network, cells } = bench;
  const T = tokens.length;
  const made: Reading = {
    cells,
    h: new Float32Array(T * cells),
    c: new Float32Array(network.cell.hasC ? T * cells : 0),
    bits: new Float32Array(T)
  };
  if (T > 0) made.bits[0] = log(bench.characters.length) / Math.LN2;
  yield* hold ? readHeld(bench, tokens, hold, made) : readFreely(bench, tokens, made);
  return made;
}

/** The same at once. */
export function read(bench: Bench, text: string, hold?: Hold): Reading {
  const turns = reading(bench, text, hold);
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
  }
}

function* readHeld(
  bench: Bench,
  tokens: Int32Array,
  hold: Hold,
  { cells, h, c, bits }: Reading
): Generator<undefined> {
  const hand = new Hand(bench, hold);
  for (let t = 0; t < tokens.length; t++) {
    const scores = hand.read(tokens[t]);
    h.set(hand.h, t * cells);
    if (c.length > 0) c.set(hand.c, t * cells);
    if (t + 1 < tokens.length) bits[t + 1] = surprise(scores, tokens[t + 1]);
    if (t % CHUNK === CHUNK - 1) yield;
  }
}

function* readFreely(bench: Bench, tokens: Int32Array, { cells, h, c, bits }: Reading): Generator<undefined> {
  const { network } = bench;
  const top = network.spec.numLayers - 1;
  const V = bench.characters.length;
  const trace = bench.trace(CHUNK);
  const chunk = new Int32Array(CHUNK);
  trace.hn.fill(0);
  trace.cn.fill(0);
  for (let from = 0; from < tokens.length; from += CHUNK) {
    // The last chunk may be short: what is read beyond the text's end is thrown away.
    chunk.fill(0).set(tokens.subarray(from, from + CHUNK));
    const c0 = network.cell.hasC ? trace.cn : undefined;
    network.forward(chunk, { T: CHUNK, h0: trace.hn, c0, reuse: trace });
    const steps = Math.min(CHUNK, tokens.length - from);
    for (let t = 0; t < steps; t++) {
      h.set(trace.h(top, t), (from + t) * cells);
      if (c.length > 0) c.set(trace.c(top, t), (from + t) * cells);
      const next = from + t + 1;
      if (next < tokens.length)
        bits[next] = surprise(trace.output.subarray(t * V, (t + 1) * V), tokens[next]);
    }
    yield;
  }
}
