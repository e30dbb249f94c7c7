import { typescript, type Backend } from '../core/backend.ts';
import { requireNumbers, type FloatArray, type Numbers } from '../core/buffers.ts';
import { EngineError, requireInteger, show } from '../core/errors.ts';

/** Targets of this value are not predicted: no loss, no gradient. */
export const IGNORE = -1;

/**
 * Softmax cross-entropy in nats, the mean over all predictions that are not ignored, as
 * torch.nn.functional.cross_entropy(…, ignore_index=-1): −log softmax(z)_y = log Σ exp(z − max z) − (z_y − max z).
 * Its gradient is (softmax(z) − onehot(y)) / count.
 * @param logits [T, B, V]; they may be non-finite (a diverged run), then so is the loss
 * @param targets [T, B], integers from 0 to V − 1, or −1 to ignore
 * @param options.reuse where to put dLogits instead of allocating
 * @param options.backend where `logits` and `reuse` were allocated by a network's backend: that one
 * @throws EngineError on wrong lengths, a target out of range, or nothing to predict
 */
export function crossEntropy(
  logits: Numbers,
  targets: Numbers,
  options: { T: number; B?: number; V: number; reuse?: FloatArray; backend?: Backend }
): { loss: number; count: number; dLogits: FloatArray } {
  const { T, B = 1, V, reuse, backend: k = typescript } = options;
  requireInteger('T', T, 1);
  requireInteger('B', B, 1);
  requireInteger('V', V, 1);
  const rows = T * B;
  requireLength('logits', logits, rows * V, `T ${T} × B ${B} × V ${V}`);
  requireLength('targets', targets, rows, `T ${T} × B ${B}`);
  let count = 0;
  for (let r = 0; r < rows; r++) {
    const target = targets[r];
    if (!Number.isInteger(target) || target < IGNORE || target >= V) {
      throw new EngineError(
        `targets[${r}]`,
        `an integer from 0 to ${V - 1}, or −1 to ignore it`,
        show(target)
      );
    }
    if (target !== IGNORE) count++;
  }
  if (count === 0) throw new EngineError('targets', 'at least one that is not −1', `${rows} times −1`);

  const z =
    logits instanceof Float32Array || logits instanceof Float64Array ? logits : Float64Array.from(logits);
  const dLogits = output(z, reuse);
  const logs = k.softmax(rows, V, z, dLogits, 1 / count);
  let loss = 0;
  for (let r = 0; r < rows; r++) {
    const at = r * V;
    const target = targets[r];
    if (target === IGNORE) dLogits.fill(0, at, at + V);
    else {
      loss += logs[r] - z[at + target];
      dLogits[at + target] -= 1 / count;
    }
  }
  return { loss: loss / count, count, dLogits };
}

/**
 * The mean of (output − target)² over all numbers, as torch.nn.functional.mse_loss; its gradient is
 * 2 (output − target) / n.
 * @param reuse where to put dOutput instead of allocating
 * @throws EngineError on different lengths or a target that is not finite
 */
export function squaredError(
  given: Numbers,
  target: Numbers,
  reuse?: FloatArray
): { loss: number; dOutput: FloatArray } {
  const n = given.length;
  if (!(n > 0)) throw new EngineError('output', 'at least one number', String(n));
  requireNumbers('target', target, n, 'as many as output', 'float64');
  const dOutput = output(given, reuse);
  let loss = 0;
  for (let i = 0; i < n; i++) {
    const difference = given[i] - target[i];
    loss += difference * difference;
    dOutput[i] = (2 * difference) / n;
  }
  return { loss: loss / n, dOutput };
}

function output(like: Numbers, reuse: FloatArray | undefined): FloatArray {
  if (!reuse)
    return like instanceof Float32Array ? new Float32Array(like.length) : new Float64Array(like.length);
  requireLength('reuse', reuse, like.length, 'as many as came in');
  return reuse;
}

function requireLength(argument: string, values: Numbers, length: number, shape: string): void {
  if (values?.length !== length) {
    throw new EngineError(argument, `${length} numbers (${shape})`, String(values?.length));
  }
}
