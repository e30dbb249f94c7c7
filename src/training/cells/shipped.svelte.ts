import { Network, Rng } from '../../engine/index.ts';
import { carry } from './network.ts';
import { given, type Source } from './source.ts';

/** The model that writes C. */
export function shippedC(): Source {
  const characters = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).concat('\n', '\t');
  const spec = { cell: 'lstm', inputSize: 97, hiddenSize: 256, outputSize: 97 } as const;
  return given(carry('c', new Network(spec).init(new Rng(1)), characters));
}
