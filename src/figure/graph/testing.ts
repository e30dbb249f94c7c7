import { Network, Rng, unrollGraph, type Graph, type TaskShape } from '$engine';

export const shapes: readonly TaskShape[] = ['many-to-many', 'many-to-one', 'one-to-many', 'encoder-decoder'];

interface Small {
  shape?: TaskShape;
  cell?: 'rnn' | 'lstm';
  head?: 'linear' | 'relu';
  units?: number;
  steps?: number;
  h0?: readonly number[];
  /** Weights that are not to be drawn at random. */
  set?: Record<string, readonly number[]>;
}

/** A small network unrolled: one input and one output a step, no bias. The same every time. */
export function smallGraph({
  shape = 'many-to-many',
  cell = 'rnn',
  head = 'linear',
  units = 2,
  steps = 4,
  h0,
  set = {}
}: Small = {}): Graph {
  const rng = new Rng(1);
  const numbers = (count: number) => Array.from({ length: count }, () => rng.uniform(-1, 1));
  const rows = (count: number) => numbers(count).map((number) => [number]);
  const make = (outputSize: number) => {
    const headActivation = outputSize > 0 ? head : 'linear';
    const net = new Network({
      cell,
      inputSize: 1,
      hiddenSize: units,
      bias: false,
      outputSize,
      headActivation,
      dtype: 'float64'
    });
    for (const name of net.names) net.set(name, set[name] ?? numbers(net.parameter(name).data.length));
    return net;
  };
  const two = shape === 'encoder-decoder';
  const reads = two ? Math.ceil(steps / 2) : shape === 'one-to-many' ? 1 : steps;
  return unrollGraph({
    shape,
    net: make(two ? 0 : 1),
    decoder: two ? make(1) : undefined,
    x: rows(reads),
    targets: rows(two ? steps - reads : shape === 'many-to-one' ? 1 : steps),
    steps,
    h0
  });
}
