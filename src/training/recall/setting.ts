import { log, Network, Rng, type Backend } from '../../engine/index.ts';
import { INPUTS, outputsOf, type Task } from './task.ts';

export const cells = ['rnn', 'relu', 'lstm'] as const;
/** A vanilla network with tanh or with ReLU, or an LSTM. */
export type CellName = (typeof cells)[number];

export const starts = ['pytorch', 'orthogonal', 'identity'] as const;
/** How the recurrent matrix (each gate's, in an LSTM) is drawn. */
export type StartName = (typeof starts)[number];

export const forgets = ['drawn', 'zero', 'one', 'log'] as const;
/** LSTM: what the bias of the forget gate starts at; `drawn` as PyTorch does, `log` at log k. */
export type ForgetName = (typeof forgets)[number];

/** A cell and how it starts. */
export interface Setting {
  cell: CellName;
  start: StartName;
  /** Of an LSTM alone. */
  forget: ForgetName;
}

/** What the forget bias is set to; undefined where it stays as drawn. */
export function forgetBias(setting: Setting, lag: number): number | undefined {
  if (setting.cell !== 'lstm' || setting.forget === 'drawn') return undefined;
  return setting.forget === 'log' ? log(lag) : setting.forget === 'one' ? 1 : 0;
}

/** Numbers that are learned: those of the cell, with both of PyTorch's biases, and those of the head. */
export function parameterCount(cell: CellName, units: number, task: Task): number {
  const blocks = cell === 'lstm' ? 4 : 1;
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
  setting: Setting,
  { task, lag, units, seed }: { task: Task; lag: number; units: number; seed: number },
  backend?: Backend
): Network {
  const { cell, start } = setting;
  const network = new Network(
    {
      cell: cell === 'lstm' ? 'lstm' : 'rnn',
      nonlinearity: cell === 'relu' ? 'relu' : 'tanh',
      inputSize: INPUTS,
      hiddenSize: units,
      outputSize: outputsOf(task)
    },
    { backend }
  );
  network.init(new Rng(seed), {
    recurrent: start === 'pytorch' ? 'uniform' : start,
    forgetBias: forgetBias(setting, lag)
  });
  if (cell !== 'lstm' && start === 'identity')
    for (const name of ['bias_ih_l0', 'bias_hh_l0']) network.parameter(name).data.fill(0);
  return network;
}
