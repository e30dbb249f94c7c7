import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explainForward,
  explainGradient,
  explainShare,
  unrollGraph,
  type GraphNode,
  type Step
} from '../../index.ts';
import { repeatedOnes } from '../../testing.ts';
import { graphCellNames, randomUnrolling, shapes } from './testing.ts';

/** Every shape and cell, at random. */
const unrollings = fc
  .tuple(fc.constantFrom(...shapes), fc.constantFrom(...graphCellNames), fc.nat())
  .map((choice) => randomUnrolling(...choice));

/** What the terms come to by what they say they are, and how large the largest of them is. */
function worked({ terms }: Step): { terms: number[]; scale: number } {
  const values = terms.map(({ sign, factors, value }) => {
    const product = factors.reduce((total, factor) => total * factor.value, 1) * sign;
    expect(value).toBe(product);
    return product;
  });
  return { terms: values, scale: Math.max(1, ...values.map(Math.abs)) };
}

const f: Partial<Record<Step['text'], (terms: number[]) => number>> = {
  tanh: ([a]) => Math.tanh(a),
  relu: ([a]) => Math.max(0, a),
  sigmoid: ([a]) => 1 / (1 + Math.exp(-a)),
  'squared-error': (terms) => {
    let total = 0;
    for (let k = 0; k < terms.length; k += 2) total += 0.5 * (terms[k] + terms[k + 1]) ** 2;
    return total;
  }
};
const add = (terms: number[]): number => terms.reduce((total, term) => total + term, 0);

function same(what: string, got: number, wanted: number, scale: number): void {
  expect(Math.abs(got - wanted) / Math.max(1, scale, Math.abs(wanted)), what).toBeLessThan(1e-12);
}

const entries = ({ value }: GraphNode): number[] => [...value.keys()];

describe('an operation spelt out', () => {
  it('comes to the value, forward, with factors that are the operands’ own numbers', () => {
    fc.assert(
      fc.property(unrollings, (input) => {
        for (const node of unrollGraph(input).order) {
          const operands = node.inputs.map(({ from }) => from);
          for (const entry of entries(node)) {
            const step = explainForward(node, entry);
            const { terms, scale } = worked(step);
            const wanted = (f[node.op] ?? add)(terms);
            same(node.id, step.result, node.value[entry], scale ** 2);
            same(node.id, wanted, node.value[entry], scale ** 2);
            for (const factor of step.terms.flatMap(({ factors }) => factors)) {
              expect(factor.of).toBe('value');
              expect(operands).toContain(factor.node);
              expect(factor.value).toBe(factor.node.value[factor.entry]);
            }
          }
        }
      }),
      { numRuns: 25 }
    );
  });

  it('comes to the share along an edge, backward, from the gradient beyond it and values beside it', () => {
    fc.assert(
      fc.property(unrollings, (input) => {
        for (const edge of unrollGraph(input).nodes.flatMap(({ inputs }) => inputs)) {
          const near = [edge.to, ...edge.to.inputs.map(({ from }) => from)];
          for (const entry of entries(edge.from)) {
            const step = explainShare(edge, entry);
            const { terms, scale } = worked(step);
            same(edge.id, step.result, edge.gradient[entry], scale);
            same(edge.id, add(terms), edge.gradient[entry], scale);
            for (const { node, of, value, entry: at } of step.terms.flatMap(({ factors }) => factors)) {
              expect(of === 'gradient' ? [edge.to] : near).toContain(node);
              expect(value).toBe((of === 'gradient' ? node.gradient : node.value)[at]);
            }
          }
        }
      }),
      { numRuns: 25 }
    );
  });

  it('comes to a gradient as the sum of the shares that come back along every output', () => {
    fc.assert(
      fc.property(unrollings, (input) => {
        for (const node of unrollGraph(input).nodes) {
          for (const entry of entries(node)) {
            const step = explainGradient(node, entry);
            const { terms, scale } = worked(step);
            same(node.id, step.result, node.gradient[entry], scale);
            if (node.id !== 'L') same(node.id, add(terms), node.gradient[entry], scale);
            expect(step.terms.map(({ factors }) => factors[0].edge)).toEqual(node.outputs);
          }
        }
      }),
      { numRuns: 25 }
    );
  });

  it('reads as one would write it: 1 · 1 + 1 · 1 + (−1) · 1, then ReLU, then 1 − 0', () => {
    const { byId } = unrollGraph({
      shape: 'many-to-one',
      net: repeatedOnes(),
      x: [[1], [1]],
      targets: [[0]],
      steps: 2,
      h0: [0, 0, 1]
    });
    const node = (id: string): GraphNode => {
      const found = byId.get(id);
      if (!found) throw new Error(`no node ${id}`);
      return found;
    };
    const spelt = ({ text, terms, result }: Step) => [
      text,
      terms.map(({ sign, factors }) => [sign, ...factors.map(({ value }) => value)]),
      result
    ];
    expect(spelt(explainForward(node('Why·h@2'), 0))).toEqual([
      'matvec',
      [
        [1, 1, 1],
        [1, 1, 1],
        [1, -1, 1]
      ],
      1
    ]);
    expect(spelt(explainForward(node('y@2'), 0))).toEqual(['relu', [[1, 1]], 1]);
    const loss = [
      [1, 1],
      [-1, 0]
    ];
    expect(spelt(explainForward(node('loss@2'), 0))).toEqual(['squared-error', loss, 0.5]);
    expect(spelt(explainShare(node('y@2').outputs[0], 0))).toEqual([
      'squared-error',
      [
        [1, 1, 1],
        [-1, 1, 0]
      ],
      1
    ]);
    expect(spelt(explainForward(node('x@1'), 0))).toEqual(['input', [], 1]);
  });

  it('is refused for an entry that is not there', () => {
    const net = repeatedOnes();
    const { order } = unrollGraph({ shape: 'many-to-one', net, x: [[1]], targets: [[0]], steps: 1 });
    expect(() => explainForward(order[0], 3)).toThrow(
      'entry: expected an integer from 0 to 2 (Whh·h@1), got 3'
    );
    expect(() => explainGradient(order[0], -1)).toThrow('got -1');
    expect(() => explainShare(order[0].inputs[0], 9)).toThrow('from 0 to 8 (weight_hh_l0), got 9');
  });
});
