import { setFlagsFromString } from 'node:v8';
import { expect, it } from 'vitest';
import {
  compileKernels,
  Network,
  typescript,
  wasmBackend,
  type Backend,
  type Dtype,
  type NetworkSpec,
  type Rng
} from './index.ts';

// Node 20 has relaxed SIMD behind a flag; later ones have it anyway.
setFlagsFromString('--experimental-wasm-relaxed-simd');

/** What a test is run on. */
export interface Machine {
  readonly name: string;
  readonly dtype: Dtype;
  /** A new backend; a network has one of its own. @param bytes of memory, where it has a memory */
  backend(bytes?: number): Backend;
  /** A network on a new backend, in this precision. */
  network(spec: NetworkSpec): Network;
}

function machine(name: string, dtype: Dtype, backend: Machine['backend']): Machine {
  return {
    name,
    dtype,
    backend,
    network: (spec) => new Network({ ...spec, dtype }, { backend: backend() })
  };
}

async function wasm(relaxed: boolean): Promise<Machine['backend']> {
  const module = await compileKernels({ relaxed });
  if (!module) throw new Error('no WebAssembly SIMD here');
  return (bytes = 2 ** 26) => wasmBackend(module, { bytes });
}

const nothing = 'this backend computes nothing';
const broken = Object.fromEntries(
  Object.entries(typescript).map(([name, value]) => [
    name,
    name === 'allocate' || typeof value !== 'function'
      ? value
      : () => {
          throw new Error(nothing);
        }
  ])
) as unknown as Backend;

/** The three backends in the precision that their kernels are for. */
export const machines: readonly Machine[] = [
  machine('ts', 'float32', () => typescript),
  machine('wasm', 'float32', await wasm(false)),
  machine('wasm-relaxed', 'float32', await wasm(true))
];

const float64 = machine('ts in float64', 'float64', () => typescript);
const none = machine('none', 'float32', () => broken);

/**
 * A test of what kernels compute: on every backend, in both precisions. And once more without any kernel: there it has
 * to fail, or it would say nothing about them.
 */
export function onEveryBackend(title: string, body: (machine: Machine) => void): void {
  for (const one of [...machines, float64]) it(`${title}, on ${one.name}`, () => body(one));
  it(`${title}, but not without kernels`, () => {
    expect(failureOf(() => body(none))).toContain(nothing);
  });
}

/** What fails first; a failed property has it for its cause. */
function failureOf(act: () => void): string {
  try {
    act();
    return 'nothing fails';
  } catch (error) {
    return error instanceof Error && error.cause ? String(error.cause) : String(error);
  }
}

/** A network in plain TypeScript. */
export const network = (spec: NetworkSpec): Network => new Network(spec);

/** Every kind of cell, by the names that tests are told apart by. */
export const cells = {
  'rnn tanh': { cell: 'rnn' },
  'rnn relu': { cell: 'rnn', nonlinearity: 'relu' },
  lstm: { cell: 'lstm' },
  gru: { cell: 'gru' },
  linear: { cell: 'linear' },
  'linear, fixed gate': { cell: 'linear', gate: 'fixed' }
} as const satisfies Record<string, Pick<NetworkSpec, 'cell' | 'nonlinearity' | 'gate'>>;

export const cellNames = Object.keys(cells) as (keyof typeof cells)[];

export function randomNumbers(n: number, rng: Rng): Float64Array {
  return Float64Array.from({ length: n }, () => rng.normal());
}

/** The detector of two 1s in a row: h = (current, previous, 1), y = max(current + previous − 1, 0). */
export function repeatedOnes(make: (spec: NetworkSpec) => Network = network): Network {
  const net = make({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: 3,
    bias: false,
    outputSize: 1,
    headActivation: 'relu',
    dtype: 'float64'
  });
  net.set('weight_ih_l0', [1, 0, 0]);
  net.set('weight_hh_l0', [0, 0, 0, 1, 0, 0, 0, 0, 1]);
  net.set('head.weight', [1, 1, -1]);
  return net;
}

const double = new DataView(new ArrayBuffer(8));

/** A float64 as the 16 hexadecimal digits of its bits: two numbers are the same bits or they are not. */
export function bitsOf(value: number): string {
  double.setFloat64(0, value);
  return double.getBigUint64(0).toString(16).padStart(16, '0');
}

/** 32 bits that stand for all bits of many numbers (FNV-1a, Fowler, Noll and Vo). */
export function digest(values: ArrayLike<number>): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < values.length; i++) {
    double.setFloat64(0, values[i]);
    for (let byte = 0; byte < 8; byte++) hash = Math.imul(hash ^ double.getUint8(byte), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
