import type { Backend } from '../../engine/index.ts';

/** Whole vectors of four, and one more: kernels may read beyond the end of a row. */
const padded = (length: number) => (Math.ceil(length / 4) + 1) * 4;

/**
 * Memory that is handed out from the front and taken back as a whole. A backend never takes memory back: with a pool,
 * pass after pass is made in the same place.
 */
export class Pool {
  /** Bytes to add to what is asked for in all, for padding. */
  static readonly slack = 4096;
  readonly #block: Float32Array;
  #free = 0;

  /** @param floats 32-bit numbers */
  constructor(backend: Backend, floats: number) {
    const block = backend.allocate('float32', Math.ceil(floats));
    this.#block = new Float32Array(block.buffer, block.byteOffset, block.length);
  }

  readonly allocate: Backend['allocate'] = (dtype, length) => {
    if (dtype !== 'float32') throw new TypeError('The pool holds float32 alone.');
    const at = this.#free;
    this.#free += padded(length);
    if (this.#free > this.#block.length) throw new RangeError('The pool is too small for this pass.');
    return this.#block.subarray(at, at + length);
  };

  clear(): void {
    this.#free = 0;
  }
}
