import { Network } from '$engine';
import type { DetectorParams } from './params.ts';

/** The network that the weights describe: ReLU for both functions, no biases, float64 so that links restore it to the bit. */
export function detector({
  units,
  Whh,
  Wxh,
  Why
}: Pick<DetectorParams, 'units' | 'Whh' | 'Wxh' | 'Why'>): Network {
  const network = new Network({
    cell: 'rnn',
    nonlinearity: 'relu',
    inputSize: 1,
    hiddenSize: units,
    bias: false,
    outputSize: 1,
    headBias: false,
    headActivation: 'relu',
    dtype: 'float64'
  });
  network.set('weight_hh_l0', Whh);
  network.set('weight_ih_l0', Wxh);
  network.set('head.weight', Why);
  return network;
}
