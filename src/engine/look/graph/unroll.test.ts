import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EngineError,
  Network,
  Rng,
  unrollGraph,
  type Graph,
  type GraphInput,
  type GraphNode
} from '../../index.ts';
import { repeatedOnes } from '../../testing.ts';
import { graphCellNames, randomUnrolling, shapes } from './testing.ts';

/** Every shape and cell, at random. */
const unrollings = fc
  .tuple(fc.constantFrom(...shapes), fc.constantFrom(...graphCellNames), fc.nat())
  .map((choice) => randomUnrolling(...choice));

/** The engine's own passes, put together without the graph's help. */
function engine({ net, decoder, x, targets, steps, h0, c0 }: GraphInput) {
  const pad = (rows: readonly (readonly number[])[], T: number, width: number) => [
    ...rows.flat(),
    ...Array.from({ length: (T - rows.length) * width }, () => 0)
  ];
  const errors = (output: ArrayLike<number>) => {
    const flat = targets.flat();
    const skip = output.length - flat.length;
    return Array.from(output, (y, k) => (k < skip ? 0 : y - flat[k - skip]));
  };
  const first = decoder ? x.length : steps;
  const trace = net.forward(pad(x, first, net.spec.inputSize), { T: first, h0, c0 });
  net.zeroGrad();
  if (!decoder) {
    const dOutput = errors(trace.output);
    return [{ trace, gradients: net.backward(trace, { dOutput }), dOutput }];
  }
  const state = { h0: trace.hn, c0: net.spec.cell === 'lstm' ? trace.cn : undefined };
  const T = targets.length;
  const second = decoder.forward(pad([], T, decoder.spec.inputSize), { T, ...state });
  decoder.zeroGrad();
  const dOutput = errors(second.output);
  const gradients = decoder.backward(second, { dOutput });
  const dCn = net.spec.cell === 'lstm' ? gradients.dc0 : undefined;
  return [
    { trace, gradients: net.backward(trace, { dHn: gradients.dh0, dCn }), dOutput: [] },
    { trace: second, gradients, dOutput }
  ];
}

const nodeOf = ({ byId }: Graph, id: string): GraphNode => {
  const node = byId.get(id);
  if (!node) throw new Error(`no node ${id}`);
  return node;
};

describe('the unrolled graph', () => {
  it("holds the engine's own numbers at x, h, c, the gates, the sums and y", () => {
    fc.assert(
      fc.property(unrollings, (input) => {
        const graph = unrollGraph(input);
        const passes = engine(input);
        const { cell, outputSize: O, headActivation } = input.net.spec;
        const same = (id: string, value: ArrayLike<number> | null, gradient: ArrayLike<number> | null) => {
          const node = nodeOf(graph, id);
          if (value) expect(Array.from(node.value), id).toEqual(Array.from(value));
          if (gradient) expect(Array.from(node.gradient), `gradient of ${id}`).toEqual(Array.from(gradient));
        };
        let before = 0;
        passes.forEach(({ trace, gradients, dOutput }, p) => {
          const prefix = p === 0 ? '' : 'decoder/';
          const R = trace.net.parameter('weight_hh_l0').shape[0];
          for (let k = 0; k < trace.T; k++) {
            const t = before + k + 1;
            same(`${prefix}h@${t}`, trace.h(0, k), gradients.dh(0, k));
            same(`${prefix}a@${t}`, null, gradients.layers[0].dInput.subarray(k * R, (k + 1) * R));
            const gates = trace.gates(0, k);
            for (const [name, value] of Object.entries(gates)) same(`${prefix}${name}@${t}`, value, null);
            if (cell === 'lstm') same(`${prefix}c@${t}`, trace.c(0, k), gradients.dc(0, k));
            const D = trace.net.spec.inputSize;
            const from = k * D;
            if (p === 0 && k < input.x.length) {
              same(`x@${t}`, trace.x.subarray(from, from + D), gradients.dx.subarray(from, from + D));
            }
            if (!graph.byId.has(`${prefix}y@${t}`)) continue;
            const y = trace.output.subarray(k * O, (k + 1) * O);
            same(`${prefix}y@${t}`, y, dOutput.slice(k * O, (k + 1) * O));
            if (headActivation === 'relu') {
              const { id } = nodeOf(graph, `${prefix}y@${t}`).inputs[0].from;
              same(id, null, gradients.dy.subarray(k * O, (k + 1) * O));
            }
          }
          before += trace.T;
        });
        const { gradients } = passes[0];
        same('h@0', input.h0 ?? null, gradients.dh0);
        if (cell === 'lstm') same('c@0', input.c0 ?? null, gradients.dc0);
      })
    );
  });

  it('gives every parameter a node whose shares add up to net.grad; one without a node has no gradient', () => {
    fc.assert(
      fc.property(unrollings, (input) => {
        const graph = unrollGraph(input);
        for (const [prefix, net] of [
          ['', input.net],
          ['decoder/', input.decoder]
        ] as const) {
          for (const name of net?.names ?? []) {
            const grad = net?.parameter(name).grad ?? [];
            const shares = graph.byId.get(prefix + name)?.outputs ?? [];
            grad.forEach((wanted, k) => {
              const sum = shares.reduce((total, { gradient }) => total + gradient[k], 0);
              const scale = Math.max(1, ...shares.map(({ gradient }) => Math.abs(gradient[k])));
              expect(Math.abs(sum - wanted) / scale, `${prefix}${name}[${k}]`).toBeLessThan(1e-12);
            });
          }
        }
      })
    );
  });

  it('counts a loss at every step, at the last, or at the steps of the decoder', () => {
    const net = (seed: number) =>
      new Network({ cell: 'lstm', inputSize: 1, hiddenSize: 2, outputSize: 1, dtype: 'float64' }).init(
        new Rng(seed)
      );
    const rows = (n: number) => Array.from({ length: n }, (_, k) => [k / 2]);
    const losses = (input: Pick<GraphInput, 'shape' | 'x' | 'targets' | 'decoder'>) => {
      const { nodes, steps } = unrollGraph({ net: net(1), steps: 4, ...input });
      const at = (role: string) =>
        nodes.filter((node) => node.role === role && node.t > 0).map(({ id }) => id);
      return { steps, loss: at('loss'), x: at('x') };
    };
    expect(losses({ shape: 'many-to-many', x: rows(4), targets: rows(4) })).toEqual({
      steps: 4,
      loss: ['loss@1', 'loss@2', 'loss@3', 'loss@4'],
      x: ['x@1', 'x@2', 'x@3', 'x@4']
    });
    expect(losses({ shape: 'many-to-one', x: rows(4), targets: rows(1) })).toEqual({
      steps: 4,
      loss: ['loss@4'],
      x: ['x@1', 'x@2', 'x@3', 'x@4']
    });
    expect(losses({ shape: 'one-to-many', x: rows(1), targets: rows(4) })).toEqual({
      steps: 4,
      loss: ['loss@1', 'loss@2', 'loss@3', 'loss@4'],
      x: ['x@1']
    });
    expect(losses({ shape: 'encoder-decoder', decoder: net(2), x: rows(3), targets: rows(1) })).toEqual({
      steps: 4,
      loss: ['decoder/loss@4'],
      x: ['x@1', 'x@2', 'x@3']
    });
  });

  it("starts the decoder from the encoder's last h and c themselves", () => {
    const net = (seed: number) =>
      new Network({ cell: 'lstm', inputSize: 1, hiddenSize: 2, outputSize: 1, dtype: 'float64' }).init(
        new Rng(seed)
      );
    const graph = unrollGraph({
      shape: 'encoder-decoder',
      net: net(1),
      decoder: net(2),
      x: [[1], [-1]],
      targets: [[1]],
      steps: 3
    });
    const uses = (id: string) => nodeOf(graph, id).outputs.map(({ to }) => to.id);
    expect(uses('h@2')).toEqual(['decoder/Whh·h@3']);
    expect(uses('c@2')).toEqual(['tanh(c)@2', 'decoder/f*c@3']);
    expect(graph.byId.has('weight_ih_l0')).toBe(true);
    expect(graph.byId.has('decoder/weight_ih_l0')).toBe(false);
    expect(graph.byId.has('head.weight')).toBe(false);
  });

  it('leaves a graph as it is when the network is changed and unrolled again', () => {
    fc.assert(
      fc.property(unrollings, (input) => {
        const numbersOf = ({ nodes }: Graph) =>
          nodes.map(({ value, gradient }) => [[...value], [...gradient]]);
        const graph = unrollGraph(input);
        const before = numbersOf(graph);
        for (const net of [input.net, input.decoder])
          net?.data.forEach((w, k) => (net.data[k] = w / 2 + 0.1));
        unrollGraph(input);
        expect(numbersOf(graph)).toEqual(before);
      }),
      { numRuns: 20 }
    );
  });

  it('adds up half the squared errors: chapter 2’s detector with one wrong target has the loss ½', () => {
    const bits = [0, 1, 0, 1, 1, 1];
    const graph = unrollGraph({
      shape: 'many-to-many',
      net: repeatedOnes(),
      x: bits.map((bit) => [bit]),
      targets: [0, 0, 0, 0, 1, 0].map((answer) => [answer]),
      steps: 6,
      h0: [0, 0, 1]
    });
    expect(graph.loss).toBe(0.5);
    expect(Array.from(nodeOf(graph, 'y@6').gradient)).toEqual([1]);
    expect(Array.from(nodeOf(graph, 'head.weight').gradient)).toEqual([1, 1, 1]);
  });
});

describe('an edge left out of the backward pass', () => {
  it('takes its share, and all that would have come through it, from every gradient before it', () => {
    fc.assert(
      fc.property(unrollings, fc.nat(), (input, pick) => {
        const whole = unrollGraph(input);
        const edges = whole.order.flatMap(({ inputs }) => inputs);
        const { id, from } = edges[pick % edges.length];
        const cut = unrollGraph(input, { without: id });
        for (const node of cut.nodes) {
          const sum = Array.from(node.gradient, () => 0);
          for (const edge of node.outputs) {
            if (edge.id === id) expect(edge.gradient.every((share) => share === 0)).toBe(true);
            edge.gradient.forEach((share, k) => (sum[k] += share));
          }
          if (node.id !== 'L') expect(Array.from(node.gradient), node.id).toEqual(sum);
        }
        const after = whole.order.slice(whole.order.indexOf(from) + 1);
        for (const node of after) {
          const scale = Math.max(1, ...node.gradient.map(Math.abs));
          nodeOf(cut, node.id).gradient.forEach((value, k) =>
            expect(Math.abs(value - node.gradient[k]) / scale, node.id).toBeLessThan(1e-12)
          );
        }
      })
    );
  });
});

describe('what cannot be unrolled', () => {
  const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 2, outputSize: 1, dtype: 'float64' });
  const good: GraphInput = { shape: 'many-to-many', net, x: [[1], [1]], targets: [[0], [0]], steps: 2 };
  const cases: [string, Partial<GraphInput>, string][] = [
    [
      'a linear recurrence',
      { net: new Network({ ...net.spec, cell: 'linear', nonlinearity: 'tanh' }) },
      'net: expected rnn or lstm, got linear'
    ],
    ['a GRU', { net: new Network({ ...net.spec, cell: 'gru' }) }, 'net: expected rnn or lstm, got gru'],
    ['single precision', { net: net.clone('float32') }, 'net: expected float64, got float32'],
    [
      'two layers',
      { net: new Network({ ...net.spec, numLayers: 2 }) },
      'net: expected one layer, got 2 layers'
    ],
    ['no head', { net: new Network({ ...net.spec, outputSize: 0 }) }, 'net: expected a head, got none'],
    ['a missing row', { x: [[1]] }, 'x: expected 2 rows, got 1'],
    ['a row too wide', { x: [[1], [1, 2]] }, 'x[1]: expected 1 finite numbers, got [1, 2]'],
    [
      'a target that is not finite',
      { targets: [[0], [NaN]] },
      'targets[1]: expected 1 finite numbers, got [NaN]'
    ],
    [
      'a cell state where there is none',
      { c0: [0, 0] },
      'c0: expected nothing (rnn has no c), got 2 numbers'
    ],
    ['no step', { steps: 0 }, 'steps: expected an integer ≥ 1, got 0'],
    [
      'the encoder as its own decoder',
      { shape: 'encoder-decoder', decoder: net, x: [[1]], targets: [[1]] },
      'decoder: expected a network of its own, got the encoder'
    ],
    [
      'a decoder of another size',
      {
        shape: 'encoder-decoder',
        decoder: new Network({ ...net.spec, hiddenSize: 3 }),
        x: [[1]],
        targets: [[1]]
      },
      'decoder: expected rnn of 2, as the encoder, got rnn of 3'
    ],
    [
      'a decoder without use',
      { decoder: net.clone() },
      'decoder: expected nothing (many-to-many), got a network'
    ]
  ];
  for (const [name, change, message] of cases) {
    it(`is refused in words: ${name}`, () => {
      expect(() => unrollGraph({ ...good, ...change })).toThrow(EngineError);
      expect(() => unrollGraph({ ...good, ...change })).toThrow(message);
    });
  }
});
