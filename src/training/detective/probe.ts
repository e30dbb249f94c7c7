import { correlationWith, ranked } from './score.ts';
import { States } from './states.ts';
import type { Halves, Part, Target } from './target.ts';

/** What a sum of all cells, weighted, says of a target: what the state as a whole holds and no single cell has to. */
export interface Probe {
  /** On the half that scores. */
  score: number;
  /** Of each cell, and what is added in the end. */
  weights: Float64Array;
}

export interface ProbeOptions {
  /** Characters from one that is fitted to the next: neighbours say nearly the same. Default 3. */
  stride?: number;
  /** How dear large weights are, as a part of what a cell varies. Default 0.001. */
  ridge?: number;
}

/** Characters between two rests. */
const SLICE = 2048;

/**
 * Fits the weights by least squares on the half that chooses, takes the best threshold there where the target is yes or no,
 * and scores on the other half. Rests every few thousand characters.
 */
export function* probing(
  states: States,
  target: Target,
  halves: Halves,
  { stride = 3, ridge = 1e-3 }: ProbeOptions = {}
): Generator<undefined, Probe, void> {
  const { cells: H, length } = states;
  const n = H + 1;
  const gram = new Float64Array(n * n);
  const wanted = new Float64Array(n);
  const x = new Float64Array(n).fill(1);
  const { from, to } = halves.choose;
  let since = 0;
  for (let t = from; t < to; t += stride) {
    if (target.counted && target.counted[t] === 0) continue;
    for (let cell = 0; cell < H; cell++) x[cell] = states.values[cell * length + t] / 32_767;
    add(gram, x, n);
    const y = target.values[t];
    if (y !== 0) for (let i = 0; i < n; i++) wanted[i] += x[i] * y;
    if (++since % SLICE === 0) yield;
  }
  const trace = Array.from({ length: H }, (_, i) => gram[i * n + i]).reduce((sum, v) => sum + v, 0);
  for (let i = 0; i < H; i++) gram[i * n + i] += (ridge * trace) / H + 1e-9;
  gram[n * n - 1] += 1e-9;
  const weights = solved(gram, wanted, n);
  yield;
  const sums = new Float64Array(length).fill(weights[H]);
  for (let cell = 0; cell < H; cell++) {
    const weight = weights[cell] / 32_767;
    const values = states.of(cell);
    for (let t = 0; t < length; t++) sums[t] += weight * values[t];
  }
  if (target.kind === 'amount')
    return { score: Math.abs(correlationWith(target, halves.score)(sums)), weights };
  return { score: ranked(asStates(sums, halves.choose), target, halves)[0].score, weights };
}

/** The lower half of x xᵀ is added. */
function add(gram: Float64Array, x: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    const xi = x[i];
    const row = i * n;
    for (let j = 0; j <= i; j++) gram[row + j] += xi * x[j];
  }
}

/** Cholesky's way: A = L Lᵀ in the place of A's lower half, then L z = b and Lᵀ w = z. */
function solved(a: Float64Array, b: Float64Array, n: number): Float64Array {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j * n + j];
    }
  }
  const w = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) w[i] -= a[i * n + k] * w[k];
    w[i] /= a[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) w[i] -= a[k * n + i] * w[k];
    w[i] /= a[i * n + i];
  }
  return w;
}

/** The sums as the one cell of a network of its own, stretched so that those of a part fill its range. */
function asStates(sums: Float64Array, { from, to }: Part): States {
  let [least, most] = [Infinity, -Infinity];
  for (let t = from; t < to; t++) {
    least = Math.min(least, sums[t]);
    most = Math.max(most, sums[t]);
  }
  const states = new States(1, sums.length);
  const scale = most > least ? 65_534 / (most - least) : 0;
  states.values.set(
    sums.map((value) => Math.max(-32_767, Math.min(32_767, (value - least) * scale - 32_767)))
  );
  return states;
}
