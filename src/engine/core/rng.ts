import { EngineError, requireInteger, requireNumber, show } from './errors.ts';
import { below, cos, log, scaled } from './math.ts';

/** Four unsigned 32-bit integers. */
export type RngState = readonly [number, number, number, number];

/**
 * A seeded generator of random numbers: xoshiro128** (Blackman and Vigna 2021), its state filled from the seed by
 * SplitMix32. The same seed gives the same bits everywhere. Not for secrets.
 */
export class Rng {
  readonly #s = new Uint32Array(4);

  /** @param seed an integer; @throws EngineError otherwise */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed)) throw new EngineError('seed', 'an integer', show(seed));
    let a = (seed ^ Math.imul(Math.floor(seed / 2 ** 32), 0x85ebca6b)) >>> 0;
    for (let i = 0; i < 4; i++) {
      a = (a + 0x9e3779b9) >>> 0;
      let z = Math.imul(a ^ (a >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      this.#s[i] = z ^ (z >>> 15);
    }
  }

  /** All that decides what comes next: store it, set it, and the same numbers follow. */
  get state(): RngState {
    const [a, b, c, d] = this.#s;
    return [a, b, c, d];
  }

  set state(state: RngState) {
    if (state?.length !== 4 || !state.every(isUint32) || state.every((n) => n === 0)) {
      throw new EngineError('state', 'four integers from 0 to 2³² − 1, not all 0', `[${String(state)}]`);
    }
    this.#s.set(state);
  }

  #bits(): number {
    const s = this.#s;
    const x = Math.imul(s[1], 5);
    const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return result;
  }

  /** Uniform in [low, high), 53 random bits. @throws EngineError unless both are finite and low is below high */
  uniform(low = 0, high = 1): number {
    requireNumber('low', low, -Infinity);
    requireNumber('high', high, -Infinity);
    if (!(low < high)) throw new EngineError('high', `a number above low, ${show(low)}`, show(high));
    const unit = ((this.#bits() >>> 5) * 2 ** 26 + (this.#bits() >>> 6)) / 2 ** 53;
    const range = high - low;
    const value = range < Infinity ? low + range * unit : low * (1 - unit) + high * unit;
    // Rounded up where the interval holds few numbers.
    return value < high ? value : below(high);
  }

  /** Normal, by Box and Muller's cosine; the sine is dropped, so that the state is the four integers alone. */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * log(1 - this.uniform()));
    return mean + deviation * radius * cos(2 * Math.PI * this.uniform());
  }

  /** An integer from 0 to n − 1. @throws EngineError unless n is an integer ≥ 1 */
  int(n: number): number {
    requireInteger('n', n, 1);
    return Math.floor(this.uniform() * n);
  }

  /**
   * One of `items`, all equally likely, or in proportion to `weights`.
   * @throws EngineError on no items, and on weights that are negative, not finite, all 0 or too few
   */
  choice<Item>(items: ArrayLike<Item>, weights?: ArrayLike<number>): Item {
    if (items.length === 0) throw new EngineError('items', 'at least one', 'none');
    if (!weights) return items[this.int(items.length)];
    if (weights.length !== items.length) {
      throw new EngineError('weights', `${items.length} numbers`, String(weights.length));
    }
    let total = 0;
    let last = 0;
    for (let i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0 && weights[i] < Infinity)) {
        throw new EngineError(`weights[${i}]`, 'a finite number ≥ 0', show(weights[i]));
      }
      total += weights[i];
      if (weights[i] > 0) last = i;
    }
    if (total === 0) throw new EngineError('weights', 'one above 0', 'only zeros');
    // Weights so large that their sum overflows, or so small that a part of it cannot be told from the next.
    const power = total === Infinity ? -64 : total < 1e-300 ? 64 : 0;
    if (power !== 0) total = Array.from(weights).reduce((sum, weight) => sum + scaled(weight, power), 0);
    let left = this.uniform() * total;
    for (let i = 0; i < last; i++) {
      const weight = scaled(weights[i], power);
      if (left < weight) return items[i];
      left -= weight;
    }
    // Rounding can leave a crumb beyond the last weight; it must not fall on an item of weight 0.
    return items[last];
  }
}

const isUint32 = (n: number): boolean => Number.isInteger(n) && n >= 0 && n < 2 ** 32;
