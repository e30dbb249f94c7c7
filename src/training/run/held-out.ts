import { Rng, type TruncatedBptt } from '../../engine/index.ts';
import { TextReader } from '../text/reader.ts';

/** Chunks that are read at the most: a measurement costs less than as many updates. */
const CHUNKS = 8;
/** Characters that a document must have for an end of it to be put aside. */
const LEAST = 20;

/** Puts the end of every document aside. @param share of its tokens */
export function putAside(documents: readonly Int32Array[], share: number) {
  const learnt: Int32Array[] = [];
  const aside: Int32Array[] = [];
  for (const document of documents) {
    const most = document.length >= LEAST ? Math.floor(document.length * share) : 0;
    learnt.push(document.subarray(0, document.length - most));
    if (most > 1) aside.push(document.subarray(document.length - most));
  }
  return { learnt, aside };
}

/** The text that a run does not learn from, and how well it is foretold. Works in the buffers of the run itself. */
export class HeldOut {
  readonly #bptt: TruncatedBptt;
  readonly #reader: TextReader;
  readonly #chunks: number;
  readonly #start: Int32Array;

  /** @throws TextError ('short') where there are too few characters for the rows of the batch */
  constructor(documents: readonly Int32Array[], bptt: TruncatedBptt) {
    const { T, B } = bptt;
    this.#bptt = bptt;
    // No row starts over before the last chunk, so the generator is never asked.
    this.#reader = new TextReader(documents, T, B, new Rng(1));
    this.#chunks = Math.max(1, Math.min(CHUNKS, Math.floor((this.#reader.length - 1) / B / T)));
    this.#start = this.#reader.position;
  }

  /** Tokens of it. */
  get length(): number {
    return this.#reader.length;
  }

  /**
   * Reads its beginning from an empty state, chunk by chunk; the state that the run carries on is put back after each.
   * @returns the mean loss in nats
   */
  *measuring(): Generator<undefined, number> {
    const bptt = this.#bptt;
    const reader = this.#reader;
    const { hn, cn } = bptt.trace;
    reader.position = this.#start;
    const [h, c] = [hn, cn].map((state) => state.map(() => 0));
    let sum = 0;
    let predictions = 0;
    for (let chunk = 0; chunk < this.#chunks; chunk++) {
      const carried = [hn.slice(), cn.slice()];
      hn.set(h);
      cn.set(c);
      const ended = reader.next();
      const { loss, count } = bptt.evaluate(reader.tokens, reader.targets);
      for (const row of ended) bptt.reset(row);
      h.set(hn);
      c.set(cn);
      hn.set(carried[0]);
      cn.set(carried[1]);
      sum += loss * count;
      predictions += count;
      yield;
    }
    return sum / predictions;
  }
}
