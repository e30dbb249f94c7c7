import type { CellKind } from '../../engine/index.ts';

export const cellKinds = ['rnn', 'gru', 'lstm'] as const satisfies readonly CellKind[];
/** Cells with a W_hh, whose spectrum is set. */
export type FlowCell = (typeof cellKinds)[number];

/** How each gate's block of W_hh is drawn; see `network.ts`. */
export const initialisations = ['uniform', 'orthogonal', 'identity', 'non-normal'] as const;
export type Initialisation = (typeof initialisations)[number];

/** What `gain` is of each block of W_hh: its spectral radius, its largest singular value, or nothing. */
export const scalings = ['drawn', 'radius', 'sigma'] as const;
export type Scaling = (typeof scalings)[number];

/** One network, one input, one backward pass. The same config gives the same bits. */
export interface FlowConfig {
  cell: FlowCell;
  steps: number;
  units: number;
  seed: number;
  init: Initialisation;
  scaling: Scaling;
  gain: number;
  /** rnn: whether there is a tanh; without one the input makes no difference to the gradient. */
  tanh: boolean;
  /** Standard deviation of each of the input's numbers. */
  input: number;
  /** lstm: what the forget gate's two biases add up to. */
  forgetBias: number;
}

/** Numbers read a step. */
export const INPUTS = 8;

/** A config whose parts that make no difference are put to fixed values, so that equal results have equal configs. */
export function essential<Config extends Omit<FlowConfig, 'seed'>>(config: Config): Config {
  const linear = config.cell === 'rnn' && !config.tanh;
  return {
    ...config,
    gain: config.scaling === 'drawn' ? 1 : config.gain,
    tanh: !linear,
    input: linear ? 0 : config.input,
    forgetBias: config.cell === 'lstm' ? config.forgetBias : 0
  };
}
