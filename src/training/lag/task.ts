import type { Rng } from '../../engine/index.ts';

/**
 * Rows of random bits without end, read side by side. At every step the answer wanted is the bit that the same row had
 * `lag` steps ago; nothing but that bit helps, so a guess is right half the time.
 */
export class LagStream {
  readonly #rng: Rng;
  readonly #rows: number;
  /** The last `lag` bits of every row, [lag, rows], written round and round. */
  readonly #past: Uint8Array;
  #at = 0;

  /** @param lag at least 1 @param rows read side by side; the bits before the first step are random too */
  constructor(lag: number, rows: number, rng: Rng) {
    this.#rng = rng;
    this.#rows = rows;
    this.#past = Uint8Array.from({ length: lag * rows }, () => rng.int(2));
  }

  /**
   * Reads on.
   * @param x [T, rows], to be filled with the bits as −1 and 1
   * @param wanted [T, rows], to be filled with the bits of `lag` steps ago as 0 and 1
   */
  read(x: Float32Array | Float64Array, wanted: Int32Array): void {
    const past = this.#past;
    for (let i = 0; i < x.length; i++) {
      const bit = this.#rng.int(2);
      x[i] = 2 * bit - 1;
      wanted[i] = past[this.#at];
      past[this.#at] = bit;
      this.#at = (this.#at + 1) % past.length;
    }
  }

  get rows(): number {
    return this.#rows;
  }
}

/**
 * How many of a window's answers have the bit that they ask for inside the window: for one step in `window`, on average,
 * (window − lag)/window, and none where the lag is as long as the window.
 */
export const pairsSeen = (window: number, lag: number) => Math.max(0, window - lag);
