import { exp, log, type Numbers } from '../../engine/index.ts';

/** softmax(scores), into `out`. */
export function chances(scores: Numbers, out: Float64Array, temperature = 1): Float64Array {
  let best = -Infinity;
  for (let v = 0; v < scores.length; v++) best = Math.max(best, scores[v]);
  let total = 0;
  for (let v = 0; v < scores.length; v++) total += out[v] = exp((scores[v] - best) / temperature);
  for (let v = 0; v < scores.length; v++) out[v] /= total;
  return out;
}

/** What a character costs in bits, −log₂ of its probability under these scores. */
export function surprise(scores: Numbers, token: number): number {
  let best = -Infinity;
  for (let v = 0; v < scores.length; v++) best = Math.max(best, scores[v]);
  let total = 0;
  for (let v = 0; v < scores.length; v++) total += exp(scores[v] - best);
  return (log(total) - (scores[token] - best)) / Math.LN2;
}
