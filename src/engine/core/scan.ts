import { requireLength, type FloatArray, type Numbers } from './buffers.ts';
import { EngineError, oneOf, requireInteger, requireObject, show } from './errors.ts';
import type { Trace } from './trace.ts';

/*
 * A linear recurrence, h_t = a_t ⊙ h_{t−1} + b_t, without going from step to step. One step is the map h ↦ a h + b, two
 * numbers a unit; two steps, one after the other, are again such a map:
 *   (a₂, b₂) ∘ (a₁, b₁) = (a₂ a₁, a₂ b₁ + b₂)
 * So steps can be joined in any grouping, as sums can: a prefix sum, or scan (Blelloch 1990; Martin and Cundy 2018).
 */

const PLANS = ['loop', 'tree', 'wide'] as const;

/** In which order steps are joined. */
export type ScanPlan = (typeof PLANS)[number];

/** Step `into` takes up all that `from` stands for: map[into] becomes map[into] ∘ map[from]. */
export interface Join {
  readonly from: number;
  readonly into: number;
}

/**
 * Which steps are joined when. What stands in one tick waits for nothing else in it and can be done at once: the number
 * of ticks is the depth, the number of joins the work. After the last, each place t holds steps 0 to t as one map.
 *
 *   loop  one join a tick:                                 T − 1 ticks, T − 1 joins
 *   tree  pairs, pairs of pairs … up a tree and down again: at most 2 log₂ T − 1 ticks, fewer than 2 T joins (Blelloch 1990)
 *   wide  everywhere at once, over 1, 2, 4 … steps:         log₂ T ticks, about T log₂ T joins (Hillis and Steele 1986)
 *
 * @param T steps
 * @throws EngineError on a T that is no whole number from 1 on, and on an unknown plan
 */
export function scanTicks(T: number, plan: ScanPlan): Join[][] {
  requireInteger('T', T, 1);
  oneOf('plan', plan, PLANS);
  const ticks: Join[][] = [];
  const tick = (first: number, step: number, distance: number) => {
    const joins: Join[] = [];
    for (let into = first; into < T; into += step) joins.push({ from: into - distance, into });
    if (joins.length > 0) ticks.push(joins);
  };
  if (plan === 'loop') for (let t = 1; t < T; t++) tick(t, T, 1);
  if (plan === 'wide') for (let d = 1; d < T; d *= 2) tick(d, 1, d);
  if (plan === 'tree') {
    let d = 1;
    for (; d < T; d *= 2) tick(2 * d - 1, 2 * d, d);
    for (d /= 2; d >= 1; d /= 2) tick(3 * d - 1, 2 * d, d);
  }
  return ticks;
}

/** The maps of all steps, each joined with those before it: h_t = a h + b, with h the state before the first step. */
export interface Joined {
  readonly a: FloatArray;
  readonly b: FloatArray;
}

export interface ScanOptions {
  /** Steps. */
  T: number;
  /** Default 'tree'. */
  plan?: ScanPlan;
  /** The state before the first step, [n]. Default 0. */
  h0?: Numbers;
}

/**
 * One tick: all of its joins, made from what stood there before it.
 * @param maps [T, n] each; overwritten
 */
export function joinTick({ a, b }: Joined, n: number, joins: readonly Join[]): void {
  // From the end: what is read lies before what is written, so that it is not yet overwritten.
  for (let k = joins.length - 1; k >= 0; k--) {
    const from = joins[k].from * n;
    const into = joins[k].into * n;
    for (let j = 0; j < n; j++) {
      b[into + j] = a[into + j] * b[from + j] + b[into + j];
      a[into + j] = a[into + j] * a[from + j];
    }
  }
}

/**
 * All states of a linear recurrence as a scan. Equal to the loop h_t = a_t ⊙ h_{t−1} + b_t but for rounding: the same
 * numbers are multiplied and added in another order.
 * @param a [T, n], row-major @param b likewise
 * @returns h, [T, n]: a Float32Array where both are, else a Float64Array
 * @throws EngineError on wrong lengths
 */
export function scan(a: Numbers, b: Numbers, options: ScanOptions): FloatArray {
  requireObject('options', options, 'an object with T');
  const { T, plan = 'tree', h0 } = options;
  const ticks = scanTicks(T, plan);
  const n = a?.length / T;
  if (!Number.isInteger(n) || n < 1) throw new EngineError('a', `T ${T} × n numbers`, show(a?.length));
  requireLength('b', b, a.length, `T ${T} × n ${n}`);
  if (h0 !== undefined) requireLength('h0', h0, n, `n ${n}`);
  const Kind = a instanceof Float32Array && b instanceof Float32Array ? Float32Array : Float64Array;
  const maps = { a: Kind.from(a), b: Kind.from(b) };
  for (const joins of ticks) joinTick(maps, n, joins);
  if (h0) for (let i = 0; i < maps.b.length; i++) maps.b[i] += maps.a[i] * h0[i % n];
  return maps.b;
}

/**
 * What one layer of a linear network did, as the maps of its steps: a = z, b = (1 − z) ⊙ n.
 * @returns [T, B·H] each
 * @throws EngineError on another cell: its steps are no such maps
 */
export function stepMaps(trace: Trace, layer = 0): Joined {
  const { net, T, B } = trace;
  const { cell, dtype, hiddenSize: H } = net.spec;
  if (cell !== 'linear') throw new EngineError('trace', 'one of a linear cell', show(cell));
  const size = B * H;
  const Kind = dtype === 'float32' ? Float32Array : Float64Array;
  const maps = { a: new Kind(T * size), b: new Kind(T * size) };
  for (let t = 0; t < T; t++) {
    const { z, n } = trace.gates(layer, t);
    maps.a.set(z, t * size);
    for (let i = 0; i < size; i++) maps.b[t * size + i] = (1 - z[i]) * n[i];
  }
  return maps;
}
