import type { Network } from './network.ts';
import type { Rng } from './rng.ts';

/**
 * PyTorch's default: every parameter uniform in ±1/√H. That is what torch.nn.RNN, LSTM and GRU do, and
 * torch.nn.Linear comes to the same for a head whose input is H wide.
 */
export function uniformInit(net: Network, rng: Rng): void {
  const bound = 1 / Math.sqrt(net.spec.hiddenSize);
  for (let i = 0; i < net.data.length; i++) net.data[i] = rng.uniform(-bound, bound);
}
