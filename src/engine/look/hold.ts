import { EngineError, requireInteger, show } from '../core/errors.ts';
import { log } from '../core/math.ts';
import type { Network } from '../core/network.ts';

/** Far beyond where σ and tanh are exactly 0, 1 or ±1 in float64. */
const OUT = 1000;

/** The sum at which σ stands at a value from 0 to 1: exactly at both ends. */
export function sigmoidInput(value: number): number {
  if (value <= 0) return -OUT;
  return value >= 1 ? OUT : log(value / (1 - value));
}

/** The sum at which tanh stands at a value from −1 to 1: exactly at both ends. */
export function tanhInput(value: number): number {
  return Math.abs(value) >= 1 ? Math.sign(value) * OUT : log((1 + value) / (1 - value)) / 2;
}

const hasGates = ({ spec: { cell } }: Network): boolean => cell === 'lstm' || cell === 'gru';

/** Gates whose own function is tanh; all others are σ. */
const content = ['g', 'n'];

/**
 * Holds a gate of one unit at a value, whatever is read, by the weights of the first layer alone: its row of both matrices
 * becomes 0, and its bias says where it stands. So the engine computes it as any other gate, and no gradient leaves
 * through it.
 *
 * @param net an lstm or gru with biases; its weights are changed
 * @param gate i, f, g, o (lstm) or r, z, n (gru)
 * @param unit from 0
 * @param value 0 to 1; −1 to 1 for g and n
 * @throws EngineError where the network has no such gate or unit
 */
export function holdGate(net: Network, gate: string, unit: number, value: number): void {
  const { gates } = net.cell;
  const { hiddenSize: H } = net.spec;
  if (!gates.includes(gate) || !hasGates(net)) {
    throw new EngineError('gate', `one of ${hasGates(net) ? gates.join() : 'an lstm or gru'}`, show(gate));
  }
  requireInteger('unit', unit, 0);
  if (unit >= H) throw new EngineError('unit', `one of ${H}, from 0`, String(unit));
  const row = gates.indexOf(gate) * H + unit;
  for (const name of ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0']) {
    const { data, shape } = net.parameter(name);
    const columns = data.length / shape[0];
    data.fill(0, row * columns, (row + 1) * columns);
  }
  net.parameter('bias_ih_l0').data[row] = content.includes(gate) ? tanhInput(value) : sigmoidInput(value);
}
