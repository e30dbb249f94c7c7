/*
 * An arithmetic coder in whole numbers (Witten, Neal and Cleary 1987). What is coded so far is an interval of 32-bit
 * numbers; each symbol keeps of it a part as large as its share. Bits that both ends have in common are written out.
 */

const HALF = 2 ** 31;
const QUARTER = 2 ** 30;
const WHOLE = 2 ** 32;

/** Frequencies of one choice add up to this at the most: an end of the interval times it is still an exact double. */
export const MOST_TOTAL = 2 ** 20;

/** The part of an interval that a symbol keeps: of `total`, from `from` to `to`. */
export interface Share {
  from: number;
  to: number;
  total: number;
}

export class Encoder {
  #low = 0;
  #high = WHOLE - 1;
  /** Bits that are the opposite of the next one that is known. */
  #pending = 0;
  #bytes: number[] = [];
  #byte = 1;

  encode({ from, to, total }: Share): void {
    const range = this.#high - this.#low + 1;
    this.#high = this.#low + Math.floor((range * to) / total) - 1;
    this.#low += Math.floor((range * from) / total);
    for (;;) {
      if (this.#high < HALF) this.#settle(0);
      else if (this.#low >= HALF) {
        this.#settle(1);
        this.#low -= HALF;
        this.#high -= HALF;
      } else if (this.#low >= QUARTER && this.#high < HALF + QUARTER) {
        this.#pending++;
        this.#low -= QUARTER;
        this.#high -= QUARTER;
      } else return;
      this.#low *= 2;
      this.#high = 2 * this.#high + 1;
    }
  }

  /** The bytes, with whatever is needed to tell the last symbol. */
  finish(): Uint8Array<ArrayBuffer> {
    this.#pending++;
    this.#settle(this.#low < QUARTER ? 0 : 1);
    while (this.#byte !== 1) this.#write(0);
    return Uint8Array.from(this.#bytes);
  }

  #settle(bit: 0 | 1): void {
    this.#write(bit);
    for (; this.#pending > 0; this.#pending--) this.#write(bit === 1 ? 0 : 1);
  }

  /** The byte at hand begins with a 1 of its own, which is pushed out when eight bits have come. */
  #write(bit: 0 | 1): void {
    this.#byte = 2 * this.#byte + bit;
    if (this.#byte < 256) return;
    this.#bytes.push(this.#byte - 256);
    this.#byte = 1;
  }
}

export class Decoder {
  #low = 0;
  #high = WHOLE - 1;
  #value = 0;
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let i = 0; i < 32; i++) this.#value = 2 * this.#value + this.#bit();
  }

  /** Where in `total` the symbol lies that comes next; `take` it then. */
  target(total: number): number {
    return Math.floor(((this.#value - this.#low + 1) * total - 1) / (this.#high - this.#low + 1));
  }

  take({ from, to, total }: Share): void {
    const range = this.#high - this.#low + 1;
    this.#high = this.#low + Math.floor((range * to) / total) - 1;
    this.#low += Math.floor((range * from) / total);
    for (;;) {
      const off =
        this.#high < HALF
          ? 0
          : this.#low >= HALF
            ? HALF
            : this.#low >= QUARTER && this.#high < HALF + QUARTER
              ? QUARTER
              : undefined;
      if (off === undefined) return;
      this.#low = 2 * (this.#low - off);
      this.#high = 2 * (this.#high - off) + 1;
      this.#value = 2 * (this.#value - off) + this.#bit();
    }
  }

  /** Beyond the end there are zeros. */
  #bit(): number {
    const byte = this.#bytes[this.#at >> 3] ?? 0;
    return (byte >> (7 - (this.#at++ & 7))) & 1;
  }
}
