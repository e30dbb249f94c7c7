import { exp, IGNORE, log, type FloatArray } from '../../engine/index.ts';

/**
 * What each prediction cost in bits: −log₂ of the probability that the character which came had been given.
 * @param logits a row of V for each target
 * @param targets IGNORE costs nothing
 */
export function costsOf(logits: FloatArray, targets: Int32Array, V: number): Float32Array {
  return Float32Array.from(targets, (target, i) =>
    target === IGNORE ? 0 : costOf(logits.subarray(i * V, (i + 1) * V), target)
  );
}

function costOf(row: FloatArray, target: number): number {
  let most = -Infinity;
  for (let v = 0; v < row.length; v++) if (row[v] > most) most = row[v];
  let sum = 0;
  for (let v = 0; v < row.length; v++) sum += exp(row[v] - most);
  return (log(sum) - (row[target] - most)) / Math.LN2;
}
