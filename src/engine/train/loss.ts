import type { Backend } from '../core/backend.ts';
import {
  allocateOnHeap,
  apart,
  requireLength,
  requireNumbers,
  type FloatArray,
  type Numbers
} from '../core/buffers.ts';
import { EngineError, requireInteger, requireObject, show } from '../core/errors.ts';
import { Gradients, Trace } from '../core/trace.ts';
import { typescript } from '../fast/typescript.ts';

/** Targets of this value are not predicted: no loss, no gradient. */
export const IGNORE = -1;

/** The mean loss in nats, over how many predictions, and its gradient in the shape of the logits. */
export interface CrossEntropy {
  loss: number;
  count: number;
  dLogits: FloatArray;
}

/**
 * Softmax cross-entropy in nats, the mean over all predictions that are not ignored, as
 * torch.nn.functional.cross_entropy(…, ignore_index=-1): −log softmax(z)_y = log Σ exp(z − max z) − (z_y − max z).
 * Its gradient is (softmax(z) − onehot(y)) / count.
 *
 * The logits, [T, B, V], are a trace's output, or any numbers with their sizes. They may be non-finite (a diverged
 * run), then so is the loss.
 * @param targets [T, B], integers from 0 to V − 1, or −1 to ignore
 * @param options.into gradients of the same network, T and B: dLogits is put where `backward` looks for it first, its
 * `dy`, and nothing is allocated
 * @param options.reuse where else to put dLogits
 * @throws EngineError on wrong lengths, a target out of range, or nothing to predict
 */
export function crossEntropy(trace: Trace, targets: Numbers, options?: { into?: Gradients }): CrossEntropy;
export function crossEntropy(
  logits: Numbers,
  targets: Numbers,
  options: { T: number; B?: number; V: number; reuse?: FloatArray }
): CrossEntropy;
export function crossEntropy(
  given: Trace | Numbers,
  targets: Numbers,
  options: { into?: Gradients; T?: number; B?: number; V?: number; reuse?: FloatArray } = {}
): CrossEntropy {
  requireObject('options', options, 'an object');
  if (!(given instanceof Trace)) return ofNumbers(given, targets, options);
  const { net, T, B, output } = given;
  const { outputSize, hiddenSize } = net.spec;
  const { into } = options;
  const V = outputSize || hiddenSize;
  const count = requireTargets(targets, T * B, V, `T ${T} × B ${B}`);
  if (!into) return compute(typescript, output, targets, T * B, V, count, like(output));
  if (!(into instanceof Gradients) || into.net !== net || into.T !== T || into.B !== B) {
    const what = into instanceof Gradients ? `others, of T ${into.T}, B ${into.B}` : show(into);
    throw new EngineError('into', `Gradients of the same network, T ${T}, B ${B}`, what);
  }
  if (outputSize === 0) throw new EngineError('into', 'nothing (the network has no head)', 'Gradients');
  return compute(net.backend, output, targets, T * B, V, count, into.dy);
}

function ofNumbers(
  logits: Numbers,
  targets: Numbers,
  { T, B = 1, V, reuse }: { T?: number; B?: number; V?: number; reuse?: FloatArray }
): CrossEntropy {
  requireInteger('T', T, 1);
  requireInteger('B', B, 1);
  requireInteger('V', V, 1);
  const rows = T * B;
  requireLength('logits', logits, rows * V, `T ${T} × B ${B} × V ${V}`);
  const count = requireTargets(targets, rows, V, `T ${T} × B ${B}`);
  const z = isFloatArray(logits) ? logits : Float64Array.from(logits);
  const dLogits = output(z, reuse);
  const apartFrom = apart(z, dLogits);
  return compute(typescript, apartFrom, apart(targets, dLogits), rows, V, count, dLogits);
}

/** @param logits, targets do not lie in `dLogits` */
function compute(
  backend: Backend,
  logits: FloatArray,
  targets: Numbers,
  rows: number,
  V: number,
  count: number,
  dLogits: FloatArray
): CrossEntropy {
  const logs = backend.softmax(rows, V, logits, dLogits, 1 / count);
  let loss = 0;
  for (let r = 0; r < rows; r++) {
    const at = r * V;
    const target = targets[r];
    if (target === IGNORE) dLogits.fill(0, at, at + V);
    else {
      loss += logs[r] - logits[at + target];
      dLogits[at + target] -= 1 / count;
    }
  }
  return { loss: loss / count, count, dLogits };
}

/**
 * Checks targets that came from outside.
 * @returns how many are not ignored
 * @throws EngineError on a wrong length, a target out of range, or nothing to predict
 */
export function requireTargets(targets: Numbers, rows: number, V: number, shape: string): number {
  requireLength('targets', targets, rows, shape);
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
  return count;
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
  requireObject('output', given, 'numbers');
  const n = given.length;
  if (!(n > 0)) throw new EngineError('output', 'at least one number', String(n));
  requireNumbers('target', target, n, 'as many as output', 'float64');
  const dOutput = output(given, reuse);
  const [a, b] = reuse ? [apart(given, reuse), apart(target, reuse)] : [given, target];
  let loss = 0;
  for (let i = 0; i < n; i++) {
    const difference = a[i] - b[i];
    loss += difference * difference;
    dOutput[i] = (2 * difference) / n;
  }
  return { loss: loss / n, dOutput };
}

const isFloatArray = (values: unknown): values is FloatArray =>
  values instanceof Float32Array || values instanceof Float64Array;

const like = (values: Numbers): FloatArray =>
  allocateOnHeap(values instanceof Float32Array ? 'float32' : 'float64', values.length);

function output(given: Numbers, reuse: FloatArray | undefined): FloatArray {
  if (!reuse) return like(given);
  if (!isFloatArray(reuse)) {
    throw new EngineError('reuse', `a Float32Array or Float64Array of ${given.length} numbers`, show(reuse));
  }
  requireLength('reuse', reuse, given.length, 'as many as came in');
  return reuse;
}
