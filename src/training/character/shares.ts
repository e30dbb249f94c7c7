import { exp, type FloatArray } from '../../engine/index.ts';
import { MOST_TOTAL } from './coder.ts';

/**
 * Softmax of scores as whole numbers that add up to MOST_TOTAL, none of them 0: what can come must have a place in the
 * interval. One token may be left out. The same scores give the same numbers wherever they are computed.
 */
export class Shares {
  readonly counts: Uint32Array;
  readonly p: Float64Array;

  constructor(size: number) {
    this.counts = new Uint32Array(size);
    this.p = new Float64Array(size);
  }

  /** @param without a token that cannot come; −1 for none */
  set(scores: FloatArray, without: number): void {
    const { counts, p } = this;
    const V = p.length;
    let best = without === 0 ? 1 : 0;
    for (let v = 0; v < V; v++) if (v !== without && scores[v] > scores[best]) best = v;
    let total = 0;
    for (let v = 0; v < V; v++) total += p[v] = v === without ? 0 : exp(scores[v] - scores[best]);
    let left = MOST_TOTAL;
    for (let v = 0; v < V; v++) {
      p[v] /= total;
      left -= counts[v] = v === without ? 0 : 1 + Math.floor(p[v] * (MOST_TOTAL - V));
    }
    counts[best] += left;
  }

  of(token: number) {
    let from = 0;
    for (let v = 0; v < token; v++) from += this.counts[v];
    return { from, to: from + this.counts[token], total: MOST_TOTAL };
  }

  /** The token whose share holds a target. */
  find(target: number): number {
    let token = 0;
    for (let from = this.counts[0]; from <= target; from += this.counts[++token]);
    return token;
  }
}
