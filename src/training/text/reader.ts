import { IGNORE, type Rng } from '../../engine/index.ts';
import { TextError } from './vocabulary.ts';

/** Inputs from `from` to before `to`, all of one document; the target of each is the token after it. */
interface Segment {
  from: number;
  to: number;
}

/** Where each row reads next: its segment, and the place of its next input in the text; [2 B]. */
export type Position = Int32Array;

/**
 * Hands out a text chunk by chunk to B readers, the rows of the batch. Each has its own stretch of it and reads on
 * where it stopped, so that the state carried on belongs to the characters before. A chunk never crosses the end of a
 * document: the rest of the row is not predicted, and the row's state is to be forgotten. At the end of its stretch a
 * row starts over, a random few characters in, so that the borders of the chunks fall elsewhere each time.
 */
export class TextReader {
  /** The chunk at hand, [T, B]; targets are −1 where nothing is predicted. */
  readonly tokens: Int32Array;
  readonly targets: Int32Array;
  readonly #text: Int32Array;
  readonly #rows: readonly (readonly Segment[])[];
  readonly #position: Int32Array;

  /**
   * @param documents tokens; documents of one token have nothing to predict and are left out
   * @param rng decides where a row starts over; the caller keeps its state
   * @throws TextError ('short') on fewer than 2 B + 1 tokens
   */
  constructor(
    documents: readonly Int32Array[],
    readonly T: number,
    readonly B: number,
    readonly rng: Rng
  ) {
    const readable = documents.filter(({ length }) => length > 1);
    const length = readable.reduce((sum, document) => sum + document.length, 0);
    // Two characters a row: of two neighbours at least one is not the last of its document.
    const needed = 2 * B + 1;
    if (length < needed) {
      const message = `The text is too short: ${B} rows need at least ${needed} characters, got ${length}.`;
      throw new TextError('short', message, length, needed);
    }
    this.#text = new Int32Array(length);
    const stretch = Math.floor((length - 1) / B);
    const rows: Segment[][] = Array.from({ length: B }, () => []);
    let start = 0;
    for (const document of readable) {
      this.#text.set(document, start);
      const last = start + document.length - 1;
      for (let b = 0; b < B; b++) {
        const from = Math.max(start, b * stretch);
        const to = Math.min(last, (b + 1) * stretch);
        if (from < to) rows[b].push({ from, to });
      }
      start = last + 1;
    }
    this.#rows = rows;
    this.tokens = new Int32Array(T * B);
    this.targets = new Int32Array(T * B);
    this.#position = Int32Array.from(rows.flatMap(([{ from }]) => [0, from]));
  }

  /** Tokens of the text. */
  get length(): number {
    return this.#text.length;
  }

  /** A copy. With the generator's state it decides all chunks that follow. */
  get position(): Position {
    return this.#position.slice();
  }

  /** @throws RangeError on a position that is not in this text */
  set position(position: Position) {
    if (!this.holds(position)) throw new RangeError('The position is not one in this text.');
    this.#position.set(position);
  }

  /** Whether a position is one in this text. */
  holds(position: Position): boolean {
    return (
      position instanceof Int32Array &&
      position.length === 2 * this.B &&
      this.#rows.every((segments, b) => {
        const segment = segments[position[2 * b]];
        return segment && position[2 * b + 1] >= segment.from && position[2 * b + 1] < segment.to;
      })
    );
  }

  /** Fills `tokens` and `targets` with the next chunk. Returns the rows whose state must be forgotten after it. */
  next(): readonly number[] {
    const { T, B, tokens, targets } = this;
    const text = this.#text;
    const ended: number[] = [];
    for (let b = 0; b < B; b++) {
      const at = this.#position[2 * b + 1];
      const { to } = this.#rows[b][this.#position[2 * b]];
      for (let t = 0; t < T; t++) {
        const inside = at + t < to;
        tokens[t * B + b] = inside ? text[at + t] : 0;
        targets[t * B + b] = inside ? text[at + t + 1] : IGNORE;
      }
      if (at + T < to) this.#position[2 * b + 1] = at + T;
      else {
        this.#turnPage(b);
        ended.push(b);
      }
    }
    return ended;
  }

  /** To the row's next document, after the last to its first. */
  #turnPage(b: number): void {
    const next = this.#position[2 * b] + 1;
    const again = next === this.#rows[b].length;
    const segment = again ? 0 : next;
    const { from, to } = this.#rows[b][segment];
    this.#position[2 * b] = segment;
    this.#position[2 * b + 1] = again ? from + this.rng.int(Math.min(this.T, to - from)) : from;
  }
}
