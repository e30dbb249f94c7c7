import { EngineError } from '../core/errors.ts';
import type { StateDict } from '../core/parameters.ts';
import { fromHalf, LARGEST_HALF, toHalf } from './half.ts';

/*
 * Weights in a quarter of their bytes. Every row of a matrix is whole numbers from −127 to 127 (I8) times a scale of its
 * own (F16), so that a row of small weights loses no more than one of large ones; vectors are halves (F16). In a file the
 * scales of `weight_hh_l0` stand as `weight_hh_l0.scale`.
 */

const MOST = 127;
const SCALE = '.scale';

/** Halves as they stand in a file: their bits. */
export class Halves {
  readonly length: number;

  constructor(readonly bits: Uint16Array<ArrayBuffer>) {
    this.length = bits.length;
  }
}

/** A tensor as a file holds it. */
export interface Stored {
  readonly shape: readonly number[];
  readonly data: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Int8Array<ArrayBuffer> | Halves;
}

/** Tensors as a file of a quarter of the size holds them. @throws EngineError on weights beyond what a half can scale */
export function quantised(tensors: StateDict): Record<string, Stored> {
  const stored: Record<string, Stored> = {};
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    if (shape.length === 2) {
      const [rows, columns] = shape;
      const { whole, scales } = byRow(name, Float32Array.from(data), rows, columns);
      stored[name] = { shape, data: whole };
      stored[name + SCALE] = { shape: [rows], data: new Halves(scales) };
    } else stored[name] = { shape, data: halves(name, Float32Array.from(data)) };
  }
  return stored;
}

function halves(name: string, values: Float32Array): Halves {
  const bits = Uint16Array.from(values, toHalf);
  const over = bits.findIndex((half) => !Number.isFinite(fromHalf(half)));
  if (over >= 0) throw tooLarge(`${name}[${over}]`, LARGEST_HALF, values[over]);
  return new Halves(bits);
}

function byRow(name: string, values: Float32Array, rows: number, columns: number) {
  const whole = new Int8Array(rows * columns);
  const scales = new Uint16Array(rows);
  for (let row = 0; row < rows; row++) {
    const weights = values.subarray(row * columns, (row + 1) * columns);
    const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    scales[row] = toHalf(largest / MOST);
    const scale = fromHalf(scales[row]);
    if (!Number.isFinite(scale)) throw tooLarge(`${name}, row ${row}`, MOST * LARGEST_HALF, largest);
    if (scale === 0) continue;
    weights.forEach((weight, i) => {
      whole[row * columns + i] = Math.max(-MOST, Math.min(MOST, Math.round(weight / scale)));
    });
  }
  return { whole, scales };
}

const tooLarge = (where: string, most: number, got: number) =>
  new EngineError(where, `a weight within ±${most}, or all of its digits`, String(got));

/**
 * The numbers that stored tensors stand for; floats stay as they are.
 * @throws EngineError on whole numbers without a scale a row, and on scales of nothing
 */
export function restored(stored: Readonly<Record<string, Stored>>): StateDict {
  const tensors: StateDict = Object.create(null) as StateDict;
  const isScale = (name: string) =>
    name.endsWith(SCALE) && stored[name.slice(0, -SCALE.length)]?.data instanceof Int8Array;
  for (const [name, { shape, data }] of Object.entries(stored)) {
    if (isScale(name)) continue;
    if (data instanceof Int8Array)
      tensors[name] = { shape, data: scaled(name, shape, data, stored[name + SCALE]) };
    else
      tensors[name] = { shape, data: data instanceof Halves ? Float32Array.from(data.bits, fromHalf) : data };
  }
  return tensors;
}

function scaled(
  name: string,
  shape: readonly number[],
  whole: Int8Array,
  scale: Stored | undefined
): Float32Array {
  const rows = shape[0];
  const got = scale && `${scale.shape.join(' × ')} numbers`;
  if (shape.length !== 2 || !(scale?.data instanceof Halves) || scale.shape.join() !== String(rows)) {
    throw new EngineError(name + SCALE, `a scale (F16) for each row of ${shape.join(' × ')}`, got ?? 'none');
  }
  const { bits } = scale.data;
  const columns = shape[1];
  return Float32Array.from(whole, (value, i) => value * fromHalf(bits[Math.floor(i / columns)]));
}
