import { Network, Rng } from '../../engine/index.ts';
import { carry } from './network.ts';
import { given, type Source } from './source.ts';

const characters = ['\t', '\n', ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))];

/** A small network with random weights that reads all of ASCII, for tests of figures. */
export function smallSource(seed = 1, id = 'small'): Source {
  const V = characters.length;
  const network = new Network({ cell: 'lstm', inputSize: V, hiddenSize: 6, outputSize: V }).init(
    new Rng(seed)
  );
  network.data.forEach((weight, i) => (network.data[i] = 3 * weight));
  return given(carry(id, network, characters));
}
