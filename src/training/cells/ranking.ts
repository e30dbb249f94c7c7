/** How well one cell tells where a hypothesis holds. */
export interface Scored {
  cell: number;
  /** On the half on which cell and threshold are chosen, and on the other one. */
  chosen: number;
  held: number;
  /** Of what the cell holds, squashed to −1 … 1; and whether the hypothesis is above it. */
  threshold: number;
  above: boolean;
}

export interface Ranking {
  /** The best on the half on which they are chosen first. */
  cells: readonly Scored[];
  /** The best held-out score of all cells under targets that are shifted in a circle: the luck of searching, its median. */
  luck: number;
  /** The score of an answer that is always yes. */
  always: number;
}

/** Places for a threshold. */
const BINS = 64;
/** Shifts of the target whose best scores are the luck of searching. */
const SHIFTS = 20;

const f1 = (hits: number, said: number, held: number) => (said + held === 0 ? 0 : (2 * hits) / (said + held));

/** Of one cell, by bin: characters for which the hypothesis holds, and all, in the first half and in the second. */
type Counts = readonly [holds: Int32Array, all: Int32Array][];

/**
 * Ranks all cells by how well a threshold on what they hold tells where a hypothesis holds, as F1. Cell, threshold and
 * side are chosen on the first half of the text and scored on the second.
 *
 * @param values [T, cells]
 * @param target 1 where the hypothesis holds, [T]
 */
export function rankByF1(values: Float32Array, cells: number, target: ArrayLike<number>): Ranking {
  const T = target.length;
  const half = T >> 1;
  const bins = binned(values, cells, T);
  const scores = (shift: number) =>
    Array.from({ length: cells }, (_, cell) => best(cell, count(bins, cell, T, half, target, shift)));
  const luck = Array.from({ length: SHIFTS }, (_, i) => {
    const shifted = scores(Math.round((T * (i + 1)) / (SHIFTS + 1)));
    return shifted.reduce((top, scored) => (scored.chosen > top.chosen ? scored : top)).held;
  }).sort((a, b) => a - b);
  const held = Array.from({ length: T - half }, (_, i) => target[half + i]).filter((one) => one === 1).length;
  return {
    cells: scores(0).sort((a, b) => b.chosen - a.chosen),
    luck: (luck[(SHIFTS - 1) >> 1] + luck[SHIFTS >> 1]) / 2,
    always: f1(held, T - half, held)
  };
}

/** [cells, T]: the bin of what a cell holds. */
function binned(values: Float32Array, cells: number, T: number): Uint8Array {
  const bins = new Uint8Array(cells * T);
  for (let t = 0; t < T; t++)
    for (let cell = 0; cell < cells; cell++) {
      const value = Math.tanh(values[t * cells + cell]);
      bins[cell * T + t] = Math.max(0, Math.min(BINS - 1, Math.floor(((value + 1) / 2) * BINS)));
    }
  return bins;
}

function count(
  bins: Uint8Array,
  cell: number,
  T: number,
  half: number,
  target: ArrayLike<number>,
  shift: number
): Counts {
  const counts = [0, 1].map((): [Int32Array, Int32Array] => [new Int32Array(BINS), new Int32Array(BINS)]);
  for (let t = 0; t < T; t++) {
    const [holds, all] = counts[t < half ? 0 : 1];
    const bin = bins[cell * T + t];
    all[bin]++;
    const from = t + shift;
    if (target[from < T ? from : from - T] === 1) holds[bin]++;
  }
  return counts;
}

function best(cell: number, [[holds, all], [otherHolds, otherAll]]: Counts): Scored {
  const sum = (list: Int32Array) => list.reduce((total, n) => total + n, 0);
  const [wanted, otherWanted] = [sum(holds), sum(otherHolds)];
  const scored: Scored = { cell, chosen: -1, held: 0, threshold: 0, above: true };
  let [hits, said, otherHits, otherSaid] = [0, 0, 0, 0];
  const [whole, otherWhole] = [sum(all), sum(otherAll)];
  for (let bin = 0; bin < BINS; bin++) {
    hits += holds[bin];
    said += all[bin];
    otherHits += otherHolds[bin];
    otherSaid += otherAll[bin];
    const threshold = (2 * (bin + 1)) / BINS - 1;
    const below = f1(hits, said, wanted);
    const above = f1(wanted - hits, whole - said, wanted);
    if (Math.max(below, above) <= scored.chosen) continue;
    const isAbove = above > below;
    Object.assign(scored, {
      threshold,
      above: isAbove,
      chosen: Math.max(below, above),
      held: isAbove
        ? f1(otherWanted - otherHits, otherWhole - otherSaid, otherWanted)
        : f1(otherHits, otherSaid, otherWanted)
    });
  }
  return scored;
}
