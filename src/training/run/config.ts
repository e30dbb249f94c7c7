import type { CellKind, InitOptions, NetworkSpec, OptimiserKind } from '../../engine/index.ts';

export { OPTIMISERS as optimisers } from '../../engine/index.ts';

/** All that decides a run: the same configuration gives the same bits on the same backend. Plain data. */
export interface TextRunConfig {
  /** What is learnt; several texts are read one by one, each from an empty state. */
  text: string | readonly string[];
  /** The most characters told apart; the rarest beyond it share one. Default 512. */
  vocabularyCap?: number;
  cell: CellKind;
  /** rnn only. Default 'tanh'. */
  nonlinearity?: NetworkSpec['nonlinearity'];
  hiddenSize: number;
  /** Default 1. */
  numLayers?: number;
  /** Numbers that each character is looked up as; 0 (default): its own column of the weights. */
  embeddingSize?: number;
  /** Default: PyTorch's. */
  init?: InitOptions;
  /** Steps of a chunk, and rows of the batch. */
  T: number;
  B: number;
  optimiser: OptimiserKind;
  /** rmsprop and sgd. Default 0. */
  momentum?: number;
  /** Learning rate ≥ 0. */
  rate: number;
  /** Largest global norm of a gradient; null: whatever it is. */
  clip: number | null;
  seed: number;
  /** Updates from one probe to the next. Default 50. */
  probeEvery?: number;
  /** Share of every document, its end, that is not learnt from but measured. Default 0. */
  heldOut?: number;
  /** Updates from one such measurement to the next. Default 100. */
  heldOutEvery?: number;
}
