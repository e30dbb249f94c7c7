import { log } from '../../engine/index.ts';
import { Decoder, Encoder, type Share } from './coder.ts';
import type { Reader } from './handed.ts';
import { Shares } from './shares.ts';
import { Tally } from './tally.ts';
import { RARE } from '../text/vocabulary.ts';

/** A code point of Unicode in two choices, since one would have too many. */
const LOW = 4096;
const HIGH = 0x110000 / LOW;
const log2 = (x: number) => log(x) / Math.LN2;
/** Bits of a character that has not come before and that the model does not know. */
const UNKNOWN = log2(HIGH * LOW);

/** A text as a model codes it. */
export interface Coded {
  bytes: Uint8Array<ArrayBuffer>;
  /** Characters. */
  length: number;
  /** −log₂ of the probability of each. */
  bits: Float32Array;
  /** Their sum, unrounded. */
  total: number;
}

/** Either a coder that writes what it is given, or one that reads what was written. */
interface Line {
  /** @param at where the symbol lies; asked for only where it is written. Calls `of` with a target where it is read. */
  choose(
    total: number,
    at: () => number,
    find: (target: number) => number,
    share: (place: number) => Share
  ): number;
}

const writing = (encoder: Encoder): Line => ({
  choose: (_total, at, _find, share) => {
    const place = at();
    encoder.encode(share(place));
    return place;
  }
});
const reading = (decoder: Decoder): Line => ({
  choose: (total, _at, find, share) => {
    const place = find(decoder.target(total));
    decoder.take(share(place));
    return place;
  }
});

/**
 * What a text is coded by, one character after the other, the same way forward and back. First: does the model know the
 * character? The more often it did, the cheaper the answer. If so, the model's own probabilities; else one of the
 * characters that came this way before; else any of Unicode.
 */
class Characters {
  readonly #reader: Reader;
  readonly #shares: Shares;
  readonly #rare: number;
  readonly #tokens: ReadonlyMap<number, number>;
  #known = [1, 1];
  readonly #others = new Tally();
  readonly #points: number[] = [];
  readonly #places = new Map<number, number>();
  /** −log₂ of the probability of the last one. */
  bits = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
    const { characters, size } = reader.vocabulary;
    this.#shares = new Shares(size);
    this.#rare = characters.indexOf(RARE);
    this.#tokens = new Map(characters.map((c, token) => [c.codePointAt(0) ?? 0, token]));
    this.#tokens = new Map([...this.#tokens].filter(([, token]) => token !== this.#rare));
    reader.reset();
  }

  /** @param point the code point to write; undefined where it is read */
  next(line: Line, point?: number): number {
    const token = point === undefined ? undefined : this.#tokens.get(point);
    const [no, yes] = this.#known;
    const total = no + yes;
    const known = line.choose(
      total,
      () => (token === undefined ? 0 : 1),
      (target) => (target < no ? 0 : 1),
      (place) => (place === 0 ? { from: 0, to: no, total } : { from: no, to: total, total })
    );
    this.bits = -log2(this.#known[known] / total);
    // Half a count more each time than there was to begin with (Krichevsky and Trofimov 1981).
    this.#known[known] += 2;
    return known === 1 ? this.#fromModel(line, token) : this.#fromUnicode(line, point);
  }

  #fromModel(line: Line, token?: number): number {
    const shares = this.#shares;
    shares.set(this.#reader.scores, this.#rare);
    const found = line.choose(
      2 ** 20,
      () => token ?? 0,
      (target) => shares.find(target),
      (place) => shares.of(place)
    );
    this.bits -= log2(Math.max(shares.p[found], 2 ** -1022));
    this.#reader.read(found);
    return this.#reader.vocabulary.characters[found].codePointAt(0) ?? 0;
  }

  #fromUnicode(line: Line, given?: number): number {
    const others = this.#others;
    const { size, total } = others;
    const place = line.choose(
      total,
      () => this.#places.get(given ?? 0) ?? size,
      (target) => others.find(target),
      (at) => others.share(at)
    );
    const { from, to } = others.share(place);
    this.bits -= log2((to - from) / total);
    let point = this.#points[place];
    if (place === size) {
      const even = (of: number, value: number) =>
        line.choose(
          of,
          () => value,
          (target) => target,
          (at) => ({ from: at, to: at + 1, total: of })
        );
      point = even(HIGH, Math.floor((given ?? 0) / LOW)) * LOW;
      point += even(LOW, (given ?? 0) % LOW);
      this.bits += UNKNOWN;
      this.#points.push(point);
      this.#places.set(point, place);
    }
    others.add(place);
    if (this.#rare >= 0) this.#reader.read(this.#rare);
    return point;
  }
}

/** Codes a text; every character is a turn. */
export function* compress(reader: Reader, text: string): Generator<undefined, Coded> {
  const points = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  const encoder = new Encoder();
  const line = writing(encoder);
  // How many there are comes first, seven bits at a time.
  let left = points.length;
  do {
    const part = left % 128;
    left = Math.floor(left / 128);
    encoder.encode(byteShare(part + (left > 0 ? 128 : 0)));
  } while (left > 0);
  const characters = new Characters(reader);
  const bits = new Float32Array(points.length);
  let total = 0;
  for (const [i, point] of points.entries()) {
    characters.next(line, point);
    bits[i] = characters.bits;
    total += characters.bits;
    yield;
  }
  return { bytes: encoder.finish(), length: points.length, bits, total };
}

/** The text that was coded; every character is a turn. The reader must be of the same model on the same backend. */
export function* expand(reader: Reader, bytes: Uint8Array): Generator<undefined, string> {
  const decoder = new Decoder(bytes);
  const line = reading(decoder);
  let length = 0;
  for (let factor = 1, more = true; more; factor *= 128) {
    const part = decoder.target(256);
    decoder.take(byteShare(part));
    length += (part % 128) * factor;
    more = part >= 128;
  }
  const characters = new Characters(reader);
  const parts: string[] = [];
  for (let i = 0; i < length; i++) {
    parts.push(String.fromCodePoint(characters.next(line)));
    yield;
  }
  return parts.join('');
}

const byteShare = (byte: number): Share => ({ from: byte, to: byte + 1, total: 256 });
