import type { Graph } from '$engine';

/** Names of the parameters' gradients in `values`, by the graph's ids. */
const gradients: Record<string, string> = {
  weight_ih_l0: 'dWxh',
  weight_hh_l0: 'dWhh',
  'head.weight': 'dWhy',
  'decoder/weight_hh_l0': 'dDhh',
  'decoder/head.weight': 'dDhy'
};

const list = (values: Float64Array | undefined) => (values ? Array.from(values) : null);

/** The numbers of both passes: lists with a row a step, null where a step has none, and matrices by rows. */
export function numbersOf(graph: Graph) {
  const steps = Array.from({ length: graph.steps }, (_, i) => i + 1);
  const at = (name: string, t: number) =>
    graph.byId.get(`${name}@${t}`) ?? graph.byId.get(`decoder/${name}@${t}`);
  const value = (name: string) => steps.map((t) => list(at(name, t)?.value));
  const gradient = (name: string) => steps.map((t) => list(at(name, t)?.gradient));
  const one = (name: string) => steps.map((t) => at(name, t)?.value[0] ?? null);
  const gated = graph.cell === 'lstm';
  return {
    loss: graph.loss,
    x: one('x'),
    h: value('h'),
    y: one('y'),
    target: one('target'),
    losses: one('loss'),
    dh: gradient('h'),
    dy: gradient('y'),
    ...(gated
      ? {
          c: value('c'),
          dc: gradient('c'),
          i: value('i'),
          f: value('f'),
          o: value('o'),
          g: value('g'),
          di: gradient('i'),
          df: gradient('f'),
          do: gradient('o'),
          dg: gradient('g')
        }
      : {}),
    ...Object.fromEntries(
      graph.nodes
        .filter(({ op }) => op === 'parameter')
        .map(({ id, shape: [rows, columns], gradient: d }) => [
          gradients[id],
          Array.from({ length: rows }, (_, row) => Array.from(d.subarray(row * columns, (row + 1) * columns)))
        ])
    )
  };
}
