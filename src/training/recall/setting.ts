import { log, Network, Rng, type Backend } from '../../engine/index.ts';
import { INPUTS, outputsOf, type Task } from './task.ts';

export const cells = ['rnn', 'relu', 'lstm'] as const;
/** A vanilla network with tanh or with ReLU, or an LSTM. */
export type CellName = (typeof cells)[number];
/** Whatever can learn these tasks. */
export type AnyCell = CellName | 'gru' | 'linear';

export const starts = ['pytorch', 'orthogonal', 'identity'] as const;
/** How the recurrent matrix (each gate's, in an LSTM) is drawn. */
export type StartName = (typeof starts)[number];

export const forgets = ['drawn', 'zero', 'one', 'log'] as const;
/** What the bias of the gate that keeps the state starts at; `drawn` as PyTorch does, `log` at log k. */
export type ForgetName = (typeof forgets)[number];

/** A cell and how it starts. */
export interface Setting<Cell extends AnyCell = CellName> {
  cell: Cell;
  start: StartName;
  /** Of cells with a gate that keeps the state: an LSTM's forget gate, the z of a GRU and of a linear recurrence. */
  forget: ForgetName;
}

const hasGate = (cell: AnyCell): cell is 'lstm' | 'gru' | 'linear' =>
  cell === 'lstm' || cell === 'gru' || cell === 'linear';

/** What that gate's bias is set to; undefined where it stays as drawn. */
export function forgetBias({ cell, forget }: Setting<AnyCell>, lag: number): number | undefined {
  if (!hasGate(cell) || forget === 'drawn') return undefined;
  return forget === 'log' ? log(lag) : forget === 'one' ? 1 : 0;
}

/** Numbers that are learned: those of the cell, with both of PyTorch's biases, and those of the head. */
export function parameterCount(cell: AnyCell, units: number, task: Task): number {
  // Two gates, neither of which reads the state; the biases are the input's alone.
  if (cell === 'linear') return 2 * units * (INPUTS + 1) + outputsOf(task) * (units + 1);
  const blocks = cell === 'lstm' ? 4 : cell === 'gru' ? 3 : 1;
  return blocks * units * (units + INPUTS + 2) + outputsOf(task) * (units + 1);
}

/** How many units give a vanilla network as nearly as can be the parameters of an LSTM with `units`. */
export function unitsOf(cell: CellName, units: number, same: 'units' | 'parameters', task: Task): number {
  if (cell === 'lstm' || same === 'units') return units;
  const wanted = parameterCount('lstm', units, task);
  let best = units;
  while (parameterCount(cell, best + 1, task) <= wanted) best++;
  const over = parameterCount(cell, best + 1, task) - wanted;
  return over < wanted - parameterCount(cell, best, task) ? best + 1 : best;
}

/**
 * The network of a seed before its first update. What a setting does not name is drawn as PyTorch draws it. A vanilla
 * network that starts at the identity starts with biases of 0, as in Le et al. 2015: with others a unit that passes its
 * value on adds its bias to it at every step.
 */
export function startOf(
  setting: Setting<AnyCell>,
  { task, lag, units, seed }: { task: Task; lag: number; units: number; seed: number },
  backend?: Backend
): Network {
  const { cell, start } = setting;
  const network = new Network(
    {
      cell: hasGate(cell) ? cell : 'rnn',
      nonlinearity: cell === 'relu' ? 'relu' : 'tanh',
      inputSize: INPUTS,
      hiddenSize: units,
      outputSize: outputsOf(task)
    },
    { backend }
  );
  network.init(
    new Rng(seed),
    cell === 'linear' ? {} : { recurrent: start === 'pytorch' ? 'uniform' : start }
  );
  const keep = forgetBias(setting, lag);
  if (keep !== undefined) {
    // Where the rows of that gate begin: i, f, g, o; r, z, n; z, n.
    const from = cell === 'linear' ? 0 : units;
    network.names.forEach((name) => {
      if (name.startsWith('bias'))
        network.parameter(name).data.fill(name === 'bias_ih_l0' ? keep : 0, from, from + units);
    });
  }
  if (!hasGate(cell) && start === 'identity')
    for (const name of ['bias_ih_l0', 'bias_hh_l0']) network.parameter(name).data.fill(0);
  return network;
}
