import type { Numbers } from '../core/buffers.ts';
import {
  EngineError,
  requireInteger,
  requireKeys,
  requireNumber,
  requireObject,
  show
} from '../core/errors.ts';
import type { Rng } from '../core/rng.ts';
import { exp } from '../core/math.ts';

export interface SampleOptions {
  /** Divides the logits: below 1 bolder, above 1 wilder; 0 takes the most likely. Default 1. */
  temperature?: number;
  /** Draws from the k most likely only, and any as likely as the k-th (Fan et al. 2018). Default: all. */
  topK?: number;
}

let weights = new Float64Array();

/**
 * Draws a token from softmax(logits / temperature).
 * @throws EngineError on no logits, on some that are not finite, a temperature below 0, a k below 1
 */
export function sampleToken(logits: Numbers, rng: Rng, options: SampleOptions = {}): number {
  requireObject('logits', logits, 'numbers');
  if (!(logits.length > 0)) throw new EngineError('logits', 'at least one number', show(logits.length));
  requireKeys('options', options, ['temperature', 'topK'] satisfies (keyof SampleOptions)[]);
  const { temperature = 1, topK } = options;
  requireNumber('temperature', temperature, 0);
  if (topK !== undefined) requireInteger('topK', topK, 1);
  let best = 0;
  for (let v = 0; v < logits.length; v++) {
    if (!Number.isFinite(logits[v]))
      throw new EngineError(`logits[${v}]`, 'a finite number', show(logits[v]));
    if (logits[v] > logits[best]) best = v;
  }
  if (temperature === 0) return best;
  let least = -Infinity;
  if (topK !== undefined && topK < logits.length) {
    least = Array.from(logits).sort((a, b) => b - a)[topK - 1];
  }
  if (weights.length < logits.length) weights = new Float64Array(logits.length);
  let total = 0;
  for (let v = 0; v < logits.length; v++) {
    weights[v] = logits[v] < least ? 0 : exp((logits[v] - logits[best]) / temperature);
    total += weights[v];
  }
  let left = rng.uniform() * total;
  for (let v = 0; v < logits.length; v++) {
    left -= weights[v];
    if (left < 0) return v;
  }
  // Rounding can leave a crumb beyond the last weight.
  return best;
}
