import { Network } from '../../engine/index.ts';

export type HeadActivation = 'relu' | 'linear';

/** The weights of a detector, matrices row-major; each is a plain list, so that it can be sent and compared. */
export interface DetectorWeights {
  /** units × units */
  readonly Whh: readonly number[];
  /** units × 1 */
  readonly Wxh: readonly number[];
  /** 1 × units */
  readonly Why: readonly number[];
  /** The initial state, given and not learned. */
  readonly h0: readonly number[];
}

/** The detector of chapter 2, set by hand: h = (current bit, previous bit, 1). */
export const handSet: DetectorWeights = {
  Whh: [0, 0, 0, 1, 0, 0, 0, 0, 1],
  Wxh: [1, 0, 0],
  Why: [1, 1, -1],
  h0: [0, 0, 1]
};

/** A ReLU network that reads one bit a step and answers with one number: no biases, float64. Its weights are 0. */
export function detectorNetwork(units: number, headActivation: HeadActivation = 'relu'): Network {
  return new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: units,
    bias: false,
    outputSize: 1,
    headBias: false,
    headActivation,
    dtype: 'float64'
  });
}

/** The hand-set network's start, (0, …, 0, 1), for any number of units: the last unit begins at 1. */
export function startState(units: number): number[] {
  return Array.from({ length: units }, (_, unit) => Number(unit === units - 1));
}

/** The same network with these weights. */
export function withWeights({ Whh, Wxh, Why, h0 }: DetectorWeights, head: HeadActivation = 'relu'): Network {
  const network = detectorNetwork(h0.length, head);
  network.set('weight_hh_l0', Whh);
  network.set('weight_ih_l0', Wxh);
  network.set('head.weight', Why);
  return network;
}

/** Copies a network's weights out. */
export function weightsOf(network: Network, h0: readonly number[]): DetectorWeights {
  const list = (name: string) => Array.from(network.parameter(name).data);
  return {
    Whh: list('weight_hh_l0'),
    Wxh: list('weight_ih_l0'),
    Why: list('head.weight'),
    h0: [...h0]
  };
}
