import { Network } from '$engine';

/** Two tanh units with one input and no bias; float64, so that long trajectories are the weights' own. */
export function planeNetwork(Whh: readonly number[], Wxh: readonly number[]): Network {
  const network = new Network({
    cell: 'rnn',
    nonlinearity: 'tanh',
    inputSize: 1,
    hiddenSize: 2,
    bias: false,
    dtype: 'float64'
  });
  network.set('weight_hh_l0', Whh);
  network.set('weight_ih_l0', Wxh);
  return network;
}
