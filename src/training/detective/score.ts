import type { States } from './states.ts';
import type { Halves, Part, Target } from './target.ts';

/** How a cell follows a target: what was found on the half that chooses, and what that is worth on the other. */
export interface Score {
  cell: number;
  /** F1, or the size of the correlation, on the half that chooses. */
  chosen: number;
  /** The same on the half that scores, where nothing was chosen. */
  score: number;
  /** yes-no: the cell says yes above this state, or below it. */
  threshold?: number;
  above?: boolean;
  /** amount: on the half that scores, with its sign. */
  r?: number;
}

/** Steps that thresholds are looked for in: states lie between −1 and 1. */
const BINS = 4096;
const SHIFT = 4;
const HALF = 32_768;

/** All cells, those that did best on the half that chooses first. */
export function ranked(states: States, target: Target, halves: Halves): Score[] {
  const one = target.kind === 'yes-no' ? thresholds(target, halves) : correlations(target, halves);
  return Array.from({ length: states.cells }, (_, cell) => one(states.of(cell), cell)).sort(
    (a, b) => b.chosen - a.chosen || a.cell - b.cell
  );
}

function thresholds(target: Target, { choose, score }: Halves) {
  const [tables, others] = [tableOf(), tableOf()];
  return (values: Int16Array, cell: number): Score => {
    const { bin, above, f1 } = bestThreshold(count(values, target, choose, tables));
    const scored = f1Of(count(values, target, score, others), bin, above);
    return { cell, chosen: f1, score: scored, threshold: ((bin << SHIFT) - HALF) / (HALF - 1), above };
  };
}

/** Characters by the bin that a cell's state falls into: all that count, and those of them that are yes. */
interface Table {
  all: Uint32Array;
  yes: Uint32Array;
}
const tableOf = (): Table => ({ all: new Uint32Array(BINS), yes: new Uint32Array(BINS) });

function count(
  values: Int16Array,
  { values: wanted, counted }: Target,
  { from, to }: Part,
  table: Table
): Table {
  const { all, yes } = table;
  all.fill(0);
  yes.fill(0);
  for (let t = from; t < to; t++) {
    if (counted && counted[t] === 0) continue;
    const bin = (values[t] + HALF) >> SHIFT;
    all[bin]++;
    if (wanted[t] === 1) yes[bin]++;
  }
  return table;
}

const sum = (table: Uint32Array): number => table.reduce((total, n) => total + n, 0);

/** 2 × hits / (said yes + is yes): 1 where all is right, 0 where nothing is. */
export const f1 = (hits: number, said: number, is: number): number =>
  said + is === 0 ? 0 : (2 * hits) / (said + is);

function bestThreshold({ all, yes }: Table): { bin: number; above: boolean; f1: number } {
  const [total, positive] = [sum(all), sum(yes)];
  let best = { bin: 0, above: true, f1: f1(positive, total, positive) };
  let said = 0;
  let hits = 0;
  for (let bin = 1; bin < BINS; bin++) {
    said += all[bin - 1];
    hits += yes[bin - 1];
    if (all[bin - 1] === 0) continue;
    const below = f1(hits, said, positive);
    const above = f1(positive - hits, total - said, positive);
    if (above > best.f1) best = { bin, above: true, f1: above };
    if (below > best.f1) best = { bin, above: false, f1: below };
  }
  return best;
}

function f1Of({ all, yes }: Table, bin: number, above: boolean): number {
  const positive = sum(yes);
  const [said, hits] = above
    ? [sum(all.subarray(bin)), sum(yes.subarray(bin))]
    : [sum(all.subarray(0, bin)), sum(yes.subarray(0, bin))];
  return f1(hits, said, positive);
}

function correlations(target: Target, { choose, score }: Halves) {
  const [chosen, scored] = [correlationWith(target, choose), correlationWith(target, score)];
  return (values: Int16Array, cell: number): Score => {
    const r = scored(values);
    return { cell, chosen: Math.abs(chosen(values)), score: Math.abs(r), r };
  };
}

/** Pearson's r of anything with a target, on one part; 0 where either does not vary. */
export function correlationWith(
  { values: wanted, counted }: Target,
  { from, to }: Part
): (values: ArrayLike<number>) => number {
  const places: number[] = [];
  let mean = 0;
  for (let t = from; t < to; t++) {
    if (counted && counted[t] === 0) continue;
    places.push(t);
    mean += wanted[t];
  }
  const n = places.length;
  mean /= Math.max(1, n);
  const off = Float64Array.from(places, (t) => wanted[t] - mean);
  const spread = off.reduce((total, d) => total + d * d, 0);
  return (values) => {
    let [x, xx, xy] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const value = values[places[i]];
      x += value;
      xx += value * value;
      xy += value * off[i];
    }
    const own = xx - (x * x) / Math.max(1, n);
    return own > 0 && spread > 0 ? xy / Math.sqrt(own * spread) : 0;
  };
}

/** What it scores to say yes always: the score that needs no cell. An amount that is always the same has none. */
export function alwaysYes({ kind, values, counted }: Target, { score: { from, to } }: Halves): number {
  if (kind === 'amount') return 0;
  let [all, yes] = [0, 0];
  for (let t = from; t < to; t++) {
    if (counted && counted[t] === 0) continue;
    all++;
    if (values[t] === 1) yes++;
  }
  return f1(yes, all, yes);
}
