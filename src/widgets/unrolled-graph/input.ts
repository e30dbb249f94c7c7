import { Network, type GraphInput } from '$engine';
import type { GraphParams } from './params.ts';

type Numbers = readonly number[];

/** One input and one output a step, no bias, float64. */
function network({ cell, units, head }: GraphParams, answers: boolean): Network {
  return new Network({
    cell: cell === 'lstm' ? 'lstm' : 'rnn',
    nonlinearity: cell === 'rnn-relu' ? 'relu' : 'tanh',
    inputSize: 1,
    hiddenSize: units,
    bias: false,
    outputSize: answers ? 1 : 0,
    headActivation: answers ? head : 'linear',
    dtype: 'float64'
  });
}

/** How many steps read an input and how many answer; in an encoder–decoder the two share the steps. */
export function readsAndAnswers({ shape, steps }: Pick<GraphParams, 'shape' | 'steps'>) {
  if (shape === 'encoder-decoder') {
    const reads = Math.ceil(steps / 2);
    return { reads, answers: steps - reads };
  }
  return { reads: shape === 'one-to-many' ? 1 : steps, answers: shape === 'many-to-one' ? 1 : steps };
}

const rows = (values: Numbers, count: number) => values.slice(0, count).map((value) => [value]);

/** The network that the parameters describe, with what it reads and what it should answer. */
export function graphInput(params: GraphParams): GraphInput {
  const { shape, steps, h0 } = params;
  const two = shape === 'encoder-decoder';
  const { reads, answers } = readsAndAnswers(params);
  const net = network(params, !two);
  net.set('weight_ih_l0', params.Wxh);
  net.set('weight_hh_l0', params.Whh);
  if (!two) net.set('head.weight', params.Why);
  const decoder = two ? network(params, true) : undefined;
  decoder?.set('weight_hh_l0', params.Dhh);
  decoder?.set('head.weight', params.Dhy);
  return {
    shape,
    net,
    decoder,
    x: rows(params.x, reads),
    targets: rows(params.targets, answers),
    steps,
    h0
  };
}

/** The parameter behind a number of the graph that may be set, and its place there; undefined where it is computed. */
export function settable(
  id: string,
  entry: number,
  { shape, steps }: Pick<GraphParams, 'shape' | 'steps'>
): { name: 'Wxh' | 'Whh' | 'Why' | 'h0' | 'Dhh' | 'Dhy' | 'x' | 'targets'; entry: number } | undefined {
  const fixed = {
    weight_ih_l0: 'Wxh',
    weight_hh_l0: 'Whh',
    'head.weight': 'Why',
    'decoder/weight_hh_l0': 'Dhh',
    'decoder/head.weight': 'Dhy',
    'h@0': 'h0'
  } as const;
  if (Object.hasOwn(fixed, id)) return { name: fixed[id as keyof typeof fixed], entry };
  const [, slot, step] = /^(?:decoder\/)?(x|target)@(\d+)$/.exec(id) ?? [];
  if (slot === 'x') return { name: 'x', entry: Number(step) - 1 };
  const { answers } = readsAndAnswers({ shape, steps });
  if (slot === 'target') return { name: 'targets', entry: Number(step) - 1 - (steps - answers) };
  return undefined;
}
