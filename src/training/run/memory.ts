import { DEFAULT_CAP } from '../text/vocabulary.ts';
import type { TextRunConfig } from './config.ts';

type Sizes = Pick<TextRunConfig, 'cell' | 'hiddenSize' | 'numLayers' | 'embeddingSize'>;

/** Rows of a layer's matrices, in units. */
const GATES = { lstm: 4, gru: 3, linear: 2, rnn: 1 } as const;

/** Weights of a network that reads and foretells so many different characters; a linear one has fewer. */
function countWeights(
  { cell, hiddenSize: H, numLayers = 1, embeddingSize: E = 0 }: Sizes,
  characters: number
): number {
  const rows = GATES[cell] * H;
  let weights = characters * E + characters * (H + 1);
  for (let l = 0; l < numLayers; l++) weights += rows * ((l === 0 ? E || characters : H) + H + 2);
  return weights;
}

/** Copies of the weights: gradients, an optimiser's two, and what products are prepared with. */
const COPIES = 8;

/** Bytes that a backend needs for a run, estimated from above: memory that is never touched costs nothing. */
export function memoryFor(config: Pick<TextRunConfig, 'T' | 'B' | 'vocabularyCap'> & Sizes): number {
  const { cell, hiddenSize: H, numLayers = 1, embeddingSize: E = 0, T, B } = config;
  const V = config.vocabularyCap ?? DEFAULT_CAP;
  const perStep = 6 * V + 4 * E + numLayers * H * (8 + 6 * GATES[cell]);
  const needed = 4 * (COPIES * countWeights(config, V) + perStep * (T + 1) * B) + 2 ** 22;
  return Math.max(2 ** 27, needed);
}
