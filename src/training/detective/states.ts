import { IGNORE, log, Trace, type Network } from '../../engine/index.ts';
import { costsOf } from './costs.ts';

/** What is looked at: h, or tanh c, which an LSTM lets out as h through its output gate. */
export type Side = 'h' | 'c';

/** Whole numbers that stand for −1 to 1: a quarter of the memory of both states in full, and 100,000 characters are many. */
const ONE = 32_767;
/** Cells that are copied together. */
const BLOCK = 16;

/**
 * What all cells of the topmost layer were after each character of some texts. A state lies between −1 and 1, and is kept
 * in steps of 1/32,767; of a ReLU network, whose states go beyond, what is larger counts as 1.
 */
export class States {
  /** Cell after cell, in each one number a character. */
  readonly values: Int16Array;
  /** What each character cost in bits before it was read; of each text's first as much as any of the alphabet. */
  readonly bits: Float32Array;

  constructor(
    readonly cells: number,
    /** Characters. */
    readonly length: number
  ) {
    this.values = new Int16Array(cells * length);
    this.bits = new Float32Array(length);
  }

  /** One cell's, a view. */
  of(cell: number): Int16Array {
    return this.values.subarray(cell * this.length, (cell + 1) * this.length);
  }

  at(cell: number, t: number): number {
    return this.values[cell * this.length + t] / ONE;
  }
}

export interface ReadingOptions {
  side: Side;
  /** Steps of a chunk, and texts that are read side by side. The numbers are the same whatever these are. */
  T?: number;
  B?: number;
}

/** A text that is being read, and how far. */
interface Row {
  text: number;
  at: number;
}

/**
 * Reads texts, each from an empty state, several side by side. Rests after every chunk and tells how many characters have
 * been read; returns the states of all texts, one after the other.
 * @param texts in tokens
 */
export function* reading(
  network: Network,
  texts: readonly Int32Array[],
  { side, T = 64, B = 16 }: ReadingOptions
): Generator<number, States, void> {
  const { hiddenSize: H, numLayers } = network.spec;
  const starts: number[] = [];
  let length = 0;
  for (const text of texts) {
    starts.push(length);
    length += text.length;
  }
  const states = new States(H, length);
  const rows = Math.max(1, Math.min(B, texts.length));
  const trace = new Trace(network, T, rows, true);
  const tokens = new Int32Array(T * rows);
  const targets = new Int32Array(T * rows);
  let next = 0;
  const places = Array.from({ length: rows }, (): Row | undefined => turn());
  let read = 0;

  function turn(): Row | undefined {
    while (next < texts.length && texts[next].length === 0) next++;
    return next < texts.length ? { text: next++, at: 0 } : undefined;
  }

  while (places.some((place) => place !== undefined)) {
    tokens.fill(0);
    targets.fill(IGNORE);
    places.forEach((place, b) => {
      if (!place) return;
      const text = texts[place.text];
      if (place.at === 0) forget(trace, b, H, numLayers);
      for (let t = 0; t < T && place.at + t < text.length; t++) {
        tokens[t * rows + b] = text[place.at + t];
        if (place.at + t + 1 < text.length) targets[t * rows + b] = text[place.at + t + 1];
      }
    });
    const c0 = network.cell.hasC ? trace.cn : undefined;
    network.forward(tokens, { T, B: rows, h0: trace.hn, c0, reuse: trace });
    const costs = costsOf(trace.output, targets, network.spec.outputSize);
    places.forEach((place, b) => {
      if (!place) return;
      const steps = Math.min(T, texts[place.text].length - place.at);
      const to = starts[place.text] + place.at;
      keep(states, trace, { side, b, to, steps });
      if (place.at === 0) states.bits[to] = log(network.spec.inputSize) / Math.LN2;
      for (let t = 0; t < steps; t++) {
        if (targets[t * rows + b] !== IGNORE) states.bits[to + t + 1] = costs[t * rows + b];
      }
      read += steps;
      place.at += steps;
      if (place.at === texts[place.text].length) places[b] = turn();
    });
    yield read;
  }
  return states;
}

function forget({ hn, cn, B }: Trace, b: number, H: number, layers: number): void {
  for (let l = 0; l < layers; l++) {
    const at = (l * B + b) * H;
    hn.fill(0, at, at + H);
    if (cn.length > 0) cn.fill(0, at, at + H);
  }
}

/** Of row b of a chunk its first steps, from character `to` on. */
function keep(
  { values, cells: H, length }: States,
  trace: Trace<Network>,
  { side, b, to, steps }: { side: Side; b: number; to: number; steps: number }
): void {
  const { B } = trace;
  const { h, aux } = trace.layers[trace.layers.length - 1];
  // What an LSTM keeps beside its states is tanh c, step by step; h begins with the state before the first step.
  const inner = side === 'c' && trace.net.cell.hasC;
  const from = inner ? aux : h.subarray(B * H);
  // A few cells at a time, over all steps: what lies side by side in the trace lies far apart here, and the other way round.
  for (let first = 0; first < H; first += BLOCK) {
    const end = Math.min(H, first + BLOCK);
    for (let t = 0; t < steps; t++) {
      const row = (t * B + b) * H;
      for (let cell = first; cell < end; cell++) {
        const value = ONE * from[row + cell];
        values[cell * length + to + t] = value >= ONE ? ONE : value <= -ONE ? -ONE : Math.round(value);
      }
    }
  }
}
