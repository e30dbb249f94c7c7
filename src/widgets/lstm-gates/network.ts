import { Network } from '$engine';
import { sigmoidInput, tanhInput } from '$figure/cell/hold.ts';
import { D, gateNames, rowOf, type Gate, type Weights } from './weights.ts';

/** Gates of one unit that are held at a value, whatever the input. */
export interface Holds {
  unit: number;
  values: Partial<Record<Gate, number>>;
}

/** The sum before the gate's own function that makes it stand at a value. */
const inputOf = (gate: Gate, value: number) => (gate === 'g' ? tanhInput(value) : sigmoidInput(value));

/**
 * The engine's network with these weights. A gate is held by its own weights: its row is 0 and its bias says where it
 * stands. So the engine computes it as any other gate, and no gradient leaves through it.
 */
export function build(weights: Weights, { unit, values }: Holds): Network {
  const { units } = weights;
  const net = new Network({ cell: 'lstm', inputSize: D, hiddenSize: units, outputSize: 1, dtype: 'float64' });
  const Wx = [...weights.Wx];
  const Wh = [...weights.Wh];
  const b = [...weights.b];
  for (const gate of gateNames) {
    const value = values[gate];
    if (value === undefined) continue;
    const row = rowOf(gate, unit, units);
    Wx.fill(0, row * D, (row + 1) * D);
    Wh.fill(0, row * units, (row + 1) * units);
    b[row] = inputOf(gate, value);
  }
  net.set('weight_ih_l0', Wx);
  net.set('weight_hh_l0', Wh);
  net.set('bias_ih_l0', b);
  net.set('head.weight', weights.Wy);
  net.set('head.bias', [weights.by]);
  return net;
}
