import { type Backend, type FloatArray, type Rng } from '../../engine/index.ts';

/** Queries that are taken at once: more make faster products, and more pairs that are masked away. */
const BLOCK = 32;
/** What a masked score is: its weight is 0. */
const MASKED = -1e30;

/** A block of queries: where it begins, how many there are, the keys it sees, and where its weights lie. */
interface Block {
  from: number;
  rows: number;
  seen: number;
  at: number;
}

/**
 * One layer of causal self-attention with one head (Vaswani et al. 2017), as wide inside as outside:
 *   q, k, v = W_q x, W_k x, W_v x;  p_t = softmax over s ≤ t of q_t · k_s / √d;  y_t = W_o Σ_s p_ts v_s
 * No biases, no positions. Its products are the engine's own, so that what is compared is the method and not the code.
 */
export class Attention {
  /** [d, d] each, and their gradients. */
  readonly weights: readonly FloatArray[];
  readonly grads: readonly FloatArray[];
  /** What the way back needs, [T, d] each: input, queries, keys, values, mixes. */
  readonly kept: readonly FloatArray[];
  /** The weights of all pairs, block after block of rows. */
  readonly pairs: FloatArray;
  /** [T, d]: the answer of every step, and the loss's gradients by it and by the input. */
  readonly y: FloatArray;
  readonly dy: FloatArray;
  readonly dx: FloatArray;
  readonly #blocks: readonly Block[];
  readonly #dq: FloatArray;
  readonly #dk: FloatArray;
  readonly #dv: FloatArray;
  readonly #dmix: FloatArray;
  readonly #dscores: FloatArray;
  readonly #scale: number;

  constructor(
    readonly backend: Backend,
    readonly d: number,
    readonly T: number,
    rng: Rng
  ) {
    const numbers = (length: number) => backend.allocate('float32', length);
    const bound = 1 / Math.sqrt(d);
    this.#scale = bound;
    this.weights = Array.from({ length: 4 }, () => {
      const matrix = numbers(d * d);
      for (let i = 0; i < matrix.length; i++) matrix[i] = rng.uniform(-bound, bound);
      return matrix;
    });
    this.grads = Array.from({ length: 4 }, () => numbers(d * d));
    this.kept = Array.from({ length: 5 }, () => numbers(T * d));
    let at = 0;
    this.#blocks = Array.from({ length: Math.ceil(T / BLOCK) }, (_, i) => {
      const from = i * BLOCK;
      const rows = Math.min(BLOCK, T - from);
      const block = { from, rows, seen: from + rows, at };
      at += rows * block.seen;
      return block;
    });
    this.pairs = numbers(at);
    [this.y, this.dy, this.dx, this.#dq, this.#dk, this.#dv, this.#dmix] = Array.from({ length: 7 }, () =>
      numbers(T * d)
    );
    this.#dscores = numbers(Math.min(BLOCK, T) * T);
  }

  /** All answers to the first `steps` inputs. @param x [steps, d] */
  forward(x: FloatArray, steps = this.T): FloatArray {
    const { backend, d } = this;
    const [input, q, k, v, mix] = this.kept;
    input.set(x.subarray(0, steps * d));
    this.#project(0, steps, input, q);
    this.#project(1, steps, input, k);
    this.#project(2, steps, input, v);
    mix.fill(0, 0, steps * d);
    for (const { from, rows: most, at } of this.#blocks) {
      if (from >= steps) break;
      const rows = Math.min(most, steps - from);
      const seen = from + rows;
      const p = this.pairs.subarray(at, at + rows * seen);
      p.fill(0);
      backend.matrixNT(rows, seen, d, k).mul(rows, q, from * d, p, 0);
      backend.scale(p, this.#scale);
      for (let i = 0; i < rows; i++) p.fill(MASKED, i * seen + from + i + 1, (i + 1) * seen);
      backend.softmax(rows, seen, p, p, 1);
      backend.matrixNN(rows, d, seen, v).mul(rows, p, 0, mix, from * d);
    }
    this.#project(3, steps, mix, this.y);
    return this.y;
  }

  /** From `dy` to the gradients of the weights, which are set, and of the input. All T steps. */
  backward(): void {
    const { backend, d, T, dy, dx } = this;
    const [input, q, k, v, mix] = this.kept;
    const [dq, dk, dv, dmix] = [this.#dq, this.#dk, this.#dv, this.#dmix];
    for (const zero of [...this.grads, dx, dq, dk, dv, dmix]) zero.fill(0);
    backend.mulTN(d, d, T, dy, mix, 0, this.grads[3]);
    backend.matrixNN(T, d, d, this.weights[3]).mul(T, dy, 0, dmix, 0);
    for (const { from, rows, seen, at } of this.#blocks) {
      const p = this.pairs.subarray(at, at + rows * seen);
      const ds = this.#dscores.subarray(0, rows * seen);
      ds.fill(0);
      backend.matrixNT(rows, seen, d, v).mul(rows, dmix, from * d, ds, 0);
      backend.mulTN(seen, d, rows, p, dmix, from * d, dv);
      softmaxBackward(rows, seen, p, ds, this.#scale);
      backend.matrixNN(rows, d, seen, k).mul(rows, ds, 0, dq, from * d);
      backend.mulTN(seen, d, rows, ds, q, from * d, dk);
    }
    [dq, dk, dv].forEach((gradient, i) => {
      backend.mulTN(d, d, T, gradient, input, 0, this.grads[i]);
      backend.matrixNN(T, d, d, this.weights[i]).mul(T, gradient, 0, dx, 0);
    });
  }

  /** The answer of step t alone, from the keys and values kept of the steps before, to which it adds its own. */
  next(t: number, x: FloatArray): FloatArray {
    const { backend, d } = this;
    const [input, q, k, v, mix] = this.kept;
    input.set(x, 0);
    this.#project(0, 1, input, q);
    this.#project(1, 1, input, k, t);
    this.#project(2, 1, input, v, t);
    const p = this.#dscores.subarray(0, t + 1);
    p.fill(0);
    backend.matrixNT(1, t + 1, d, k).mul(1, q, 0, p, 0);
    backend.scale(p, this.#scale);
    backend.softmax(1, t + 1, p, p, 1);
    mix.fill(0, 0, d);
    backend.matrixNN(1, d, t + 1, v).mul(1, p, 0, mix, 0);
    this.#project(3, 1, mix, this.y);
    return this.y;
  }

  /** out[to…to+rows, d] = x[rows, d] · Wᵀ. */
  #project(which: number, rows: number, x: FloatArray, out: FloatArray, to = 0): void {
    const { d } = this;
    out.fill(0, to * d, (to + rows) * d);
    this.backend.matrixNT(rows, d, d, this.weights[which]).mul(rows, x, 0, out, to * d);
  }
}

/** ds = factor · p ⊙ (dp − Σ p ⊙ dp), row by row, in place of dp. */
function softmaxBackward(rows: number, n: number, p: FloatArray, dp: FloatArray, factor: number): void {
  for (let row = 0, at = 0; row < rows; row++, at += n) {
    let sum = 0;
    for (let i = at; i < at + n; i++) sum += p[i] * dp[i];
    for (let i = at; i < at + n; i++) dp[i] = factor * p[i] * (dp[i] - sum);
  }
}
