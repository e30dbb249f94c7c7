import { Network, Rng, type GraphInput, type TaskShape } from '../../index.ts';

export const shapes: readonly TaskShape[] = ['many-to-many', 'many-to-one', 'one-to-many', 'encoder-decoder'];

export const graphCells = {
  tanh: { cell: 'rnn', nonlinearity: 'tanh' },
  relu: { cell: 'rnn', nonlinearity: 'relu' },
  lstm: { cell: 'lstm' }
} as const;
export type GraphCell = keyof typeof graphCells;
export const graphCellNames = Object.keys(graphCells) as GraphCell[];

/**
 * A random network with its inputs, targets and initial states: 1 to 12 steps, 1 to 4 units, with and without biases,
 * either head.
 * @param scale of weights and inputs; 0.8 saturates units and still keeps twelve ReLU steps finite
 */
export function randomUnrolling(shape: TaskShape, name: GraphCell, seed: number, scale = 0.8): GraphInput {
  const rng = new Rng(seed);
  const numbers = (n: number) => Array.from({ length: n }, () => scale * rng.normal());
  const rows = (count: number, width: number) => Array.from({ length: count }, () => numbers(width));
  const two = shape === 'encoder-decoder';
  const steps = (two ? 2 : 1) + rng.int(two ? 11 : 12);
  const reads = two ? 1 + rng.int(steps - 1) : shape === 'one-to-many' ? 1 : steps;
  const answers = two ? steps - reads : shape === 'many-to-one' ? 1 : steps;
  const spec = {
    ...graphCells[name],
    hiddenSize: 1 + rng.int(4),
    inputSize: 1 + rng.int(2),
    outputSize: 1 + rng.int(2),
    bias: rng.int(2) === 0,
    headBias: rng.int(2) === 0,
    headActivation: rng.int(2) === 0 ? 'linear' : 'relu',
    dtype: 'float64'
  } as const;
  const make = () => {
    const net = new Network(spec);
    for (const parameter of net.names) net.set(parameter, numbers(net.parameter(parameter).data.length));
    return net;
  };
  const started = rng.int(2) === 0;
  return {
    shape,
    net: make(),
    ...(two ? { decoder: make() } : {}),
    x: rows(reads, spec.inputSize),
    targets: rows(answers, spec.outputSize),
    steps,
    ...(started ? { h0: numbers(spec.hiddenSize) } : {}),
    ...(started && name === 'lstm' ? { c0: numbers(spec.hiddenSize) } : {})
  };
}
