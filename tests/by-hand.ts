import { Network, type Graph, type GraphInput } from '../src/engine/index.ts';

/** The network of one unit that chapters 3 and 4 do by hand. */
export function byHand(shape: 'many-to-one' | 'many-to-many', targets: number[], weight = 0.5): GraphInput {
  const net = new Network({
    cell: 'rnn',
    inputSize: 1,
    hiddenSize: 1,
    bias: false,
    outputSize: 1,
    dtype: 'float64'
  });
  net.set('weight_ih_l0', [1]);
  net.set('weight_hh_l0', [weight]);
  net.set('head.weight', [1]);
  return { shape, net, x: [[1], [0], [0.5]], targets: targets.map((target) => [target]), steps: 3, h0: [0] };
}

/** What an unrolled graph holds, by the ids of its nodes. */
export const node = (graph: Graph, id: string) => {
  const found = graph.byId.get(id);
  if (!found) throw new Error(`The graph has no ${id}.`);
  return found;
};
export const value = (graph: Graph, id: string) => node(graph, id).value[0];
export const gradient = (graph: Graph, id: string) => node(graph, id).gradient[0];
export const shares = (graph: Graph, id: string) => node(graph, id).outputs.map((edge) => edge.gradient[0]);
export const steps = [1, 2, 3];
