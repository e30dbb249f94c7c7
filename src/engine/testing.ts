import { Network, typescript, type Backend, type NetworkSpec, type Rng } from './index.ts';

let backend: () => Backend = () => typescript;

/** Every network that tests make from now on is computed by another backend, each network by a new one. */
export function useBackend(make: () => Backend): void {
  backend = make;
}

export const testBackend = (): Backend => backend();

/** A network on the backend under test. */
export const network = (spec: NetworkSpec): Network => new Network(spec, { backend: backend() });

/** Every kind of cell, by the names that tests are told apart by. */
export const cells = {
  'rnn tanh': { cell: 'rnn' },
  'rnn relu': { cell: 'rnn', nonlinearity: 'relu' },
  lstm: { cell: 'lstm' },
  gru: { cell: 'gru' }
} as const satisfies Record<string, Pick<NetworkSpec, 'cell' | 'nonlinearity'>>;

export const cellNames = Object.keys(cells) as (keyof typeof cells)[];

export function randomNumbers(n: number, rng: Rng): Float64Array {
  return Float64Array.from({ length: n }, () => rng.normal());
}

/** The detector of two 1s in a row: h = (current, previous, 1), y = max(current + previous − 1, 0). */
export function repeatedOnes(dtype: 'float32' | 'float64' = 'float64'): Network {
  const net = network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: 3,
    bias: false,
    outputSize: 1,
    headActivation: 'relu',
    dtype
  });
  net.set('weight_ih_l0', [1, 0, 0]);
  net.set('weight_hh_l0', [0, 0, 0, 1, 0, 0, 0, 0, 1]);
  net.set('head.weight', [1, 1, -1]);
  return net;
}
