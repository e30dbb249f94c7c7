import { EngineError, show } from './errors.ts';

export type Dtype = 'float32' | 'float64';
export type FloatArray = Float32Array | Float64Array;
/** Numbers as they come from outside: a plain array or any typed array. */
export type Numbers = ArrayLike<number>;

/** Hands out zeroed numbers. Every buffer that a kernel touches comes from here, so a backend can own them. */
export type Allocate = (dtype: Dtype, length: number) => FloatArray;

export const allocateOnHeap: Allocate = (dtype, length) =>
  dtype === 'float32' ? new Float32Array(length) : new Float64Array(length);

/**
 * Asks for a buffer, of whoever hands them out.
 * @throws EngineError where what comes is of another kind or length
 */
export function take(allocate: Allocate, dtype: Dtype, length: number): FloatArray {
  const buffer: unknown = allocate(dtype, length);
  const kind = dtype === 'float32' ? Float32Array : Float64Array;
  if (buffer instanceof kind && buffer.length === length) return buffer;
  const got = ArrayBuffer.isView(buffer) ? `${show(buffer)} of ${buffer.byteLength} bytes` : show(buffer);
  throw new EngineError('allocate', `a ${kind.name} of ${length} numbers`, got);
}

/** One allocation, and the consecutive views of the given lengths that it is cut into. */
export function carve(
  allocate: Allocate,
  dtype: Dtype,
  lengths: readonly number[]
): { block: FloatArray; views: FloatArray[] } {
  const block = take(
    allocate,
    dtype,
    lengths.reduce((sum, length) => sum + length, 0)
  );
  let at = 0;
  return { block, views: lengths.map((length) => block.subarray(at, (at += length))) };
}

/** `values`, or a copy of them where they lie in one of the `outputs`, which are about to be overwritten. */
export function apart<Given extends Numbers | undefined>(
  values: Given,
  ...outputs: readonly FloatArray[]
): Given | Float64Array {
  const view: unknown = values;
  if (!ArrayBuffer.isView(view)) return values;
  const overlaps = ({ buffer, byteOffset, byteLength }: FloatArray) =>
    buffer === view.buffer &&
    byteOffset < view.byteOffset + view.byteLength &&
    view.byteOffset < byteOffset + byteLength;
  return values && outputs.some(overlaps) ? Float64Array.from(values) : values;
}

/** @throws EngineError unless there are so many `values`; they may be anything */
export function requireLength(argument: string, values: Numbers, length: number, shape: string): void {
  if ((values as Numbers | null | undefined)?.length !== length) {
    const got = typeof values === 'object' && values !== null ? String(values.length) : show(values);
    throw new EngineError(argument, `${length} numbers (${shape})`, got);
  }
}

/**
 * Checks tokens that came from outside.
 * @throws EngineError on a wrong length, and on the first entry that is not an integer from 0 to V − 1
 */
export function requireTokens(
  argument: string,
  values: Numbers,
  length: number,
  shape: string,
  V: number
): void {
  if (values?.length !== length) {
    throw new EngineError(argument, `${length} tokens (${shape})`, String(values?.length));
  }
  for (let i = 0; i < length; i++) {
    if (!(Number.isInteger(values[i]) && values[i] >= 0 && values[i] < V)) {
      throw new EngineError(`${argument}[${i}]`, `a token from 0 to ${V - 1}`, show(values[i]));
    }
  }
}

/**
 * Checks numbers that came from outside before anything is changed.
 * @param shape how the length comes about, for the message: `T 5 × B 1 × inputSize 3`
 * @throws EngineError on a wrong length, and on the first entry that is not finite *as* `dtype`
 */
export function requireNumbers(
  argument: string,
  values: Numbers,
  length: number,
  shape: string,
  dtype: Dtype
): void {
  const expected = `${length} numbers (${shape})`;
  if (typeof values !== 'object' || values === null || typeof values.length !== 'number') {
    throw new EngineError(argument, expected, show(values));
  }
  if (values.length !== length) throw new EngineError(argument, expected, String(values.length));
  if (values instanceof Float32Array && allFinite(values)) return;
  const single = dtype === 'float32';
  for (let i = 0; i < length; i++) {
    const value: unknown = values[i];
    const stored = single && typeof value === 'number' ? Math.fround(value) : value;
    if (!Number.isFinite(stored)) {
      const what = Number.isFinite(value) ? `${show(value)}, too large for float32` : show(value);
      throw new EngineError(`${argument}[${i}]`, 'a finite number', what);
    }
  }
}

/** A number that is not finite gives NaN times 0, and NaN stays. */
function allFinite(values: Float32Array): boolean {
  let zero = 0;
  for (let i = 0; i < values.length; i++) zero += values[i] * 0;
  return zero === 0;
}
