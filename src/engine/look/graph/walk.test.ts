import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unrollGraph, type Graph, type GraphEdge, type GraphNode } from '../../index.ts';
import { graphCellNames, randomUnrolling, shapes } from './testing.ts';

/** Every shape and cell, at random. */
const unrollings = fc
  .tuple(fc.constantFrom(...shapes), fc.constantFrom(...graphCellNames), fc.nat())
  .map((choice) => randomUnrolling(...choice));

/** W v by definition, entry by entry. */
const product = ({ value: w, shape: [rows, columns] }: GraphNode, v: ArrayLike<number>): number[] =>
  Array.from({ length: rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += w[i * columns + j] * v[j];
    return sum;
  });

const logistic = (a: number): number => Math.exp(a) / (1 + Math.exp(a));

/** What a node's value must be, from its operands alone. */
function valueOf(node: GraphNode): number[] {
  const operands = node.inputs.map(({ from }) => from);
  const [p, q] = operands;
  const first = Array.from(p.value);
  switch (node.op) {
    case 'matvec':
      return product(p, q.value);
    case 'add':
    case 'sum':
      return first.map((_, k) => operands.reduce((sum, { value }) => sum + value[k], 0));
    case 'multiply':
      return first.map((u, k) => u * q.value[k]);
    case 'tanh':
      return first.map((a) => Math.tanh(a));
    case 'relu':
      return first.map((a) => (a > 0 ? a : 0));
    case 'sigmoid':
      return first.map(logistic);
    case 'slice':
      return first.slice(node.offset, node.offset + node.shape[0]);
    case 'squared-error':
      return [0.5 * first.reduce((sum, y, k) => sum + (y - q.value[k]) * (y - q.value[k]), 0)];
    default:
      throw new Error(`${node.id} is not computed`);
  }
}

/**
 * What comes back along an edge, as the gradient of `to` times the operation's Jacobian with respect to this operand,
 * column by column: the definition, and not what the rules do.
 */
function shareOf({ from, to, operand }: GraphEdge): number[] {
  return Array.from(from.value, (_, column) => {
    let sum = 0;
    for (let row = 0; row < to.value.length; row++) sum += to.gradient[row] * slope(to, operand, row, column);
    return sum;
  });
}

/** ∂(entry `row` of the value) / ∂(entry `column` of an operand). */
function slope(node: GraphNode, operand: number, row: number, column: number): number {
  const [p, q] = node.inputs.map(({ from }) => from);
  const a = p.value[column];
  const own = row === column ? 1 : 0;
  switch (node.op) {
    case 'matvec': {
      const columns = p.shape[1];
      if (operand === 1) return p.value[row * columns + column];
      return Math.floor(column / columns) === row ? q.value[column % columns] : 0;
    }
    case 'add':
    case 'sum':
      return own;
    case 'multiply':
      return own * (operand === 0 ? q : p).value[column];
    case 'tanh':
      return own / Math.cosh(a) ** 2;
    case 'relu':
      return a > 0 ? own : 0;
    case 'sigmoid':
      return own * logistic(a) * logistic(-a);
    case 'slice':
      return column === row + node.offset ? 1 : 0;
    case 'squared-error':
      return (operand === 0 ? 1 : -1) * (a - q.value[column]);
    default:
      throw new Error(`${node.id} is not computed`);
  }
}

/** Equal to rounding: relative to the largest number at hand, for sums cancel. */
function close(what: string, got: ArrayLike<number>, wanted: ArrayLike<number>, scale: number): void {
  expect(got.length, what).toBe(wanted.length);
  for (let k = 0; k < got.length; k++) {
    const off = Math.abs(got[k] - wanted[k]) / Math.max(1, scale);
    if (!(off < 1e-12)) throw new Error(`${what}[${k}]: ${got[k]} instead of ${wanted[k]}`);
  }
}

const largest = (...all: ArrayLike<number>[]): number =>
  Math.max(0, ...all.flatMap((values) => Array.from(values, Math.abs)));

const edgesOf = ({ nodes }: Graph): GraphEdge[] => nodes.flatMap(({ inputs }) => inputs);

describe('a walk over the graph', () => {
  it('finds every value again from its operands alone', () => {
    fc.assert(
      fc.property(unrollings, (input) => {
        for (const node of unrollGraph(input).order) {
          const operands = node.inputs.map(({ from }) => from.value);
          close(node.id, node.value, valueOf(node), largest(...operands) ** 2);
        }
      })
    );
  });

  it('finds every share again from the gradient it comes back from and the values at hand', () => {
    fc.assert(
      fc.property(unrollings, (input) => {
        for (const edge of edgesOf(unrollGraph(input))) {
          const scale =
            largest(edge.to.gradient) * Math.max(1, largest(...edge.to.inputs.map((e) => e.from.value)));
          close(edge.id, edge.gradient, shareOf(edge), scale);
        }
      })
    );
  });

  it('finds every gradient again as the sum of the shares along its outputs', () => {
    fc.assert(
      fc.property(unrollings, (input) => {
        const { nodes, byId } = unrollGraph(input);
        for (const node of nodes) {
          const shares = node.outputs.map(({ gradient }) => gradient);
          const wanted = Array.from(node.gradient, (_, k) =>
            shares.reduce((sum, share) => sum + share[k], 0)
          );
          if (node === byId.get('L')) wanted[0] = 1;
          close(node.id, node.gradient, wanted, largest(...shares));
        }
      })
    );
  });

  it('meets every operand before its use, and every node but the loss has one', () => {
    fc.assert(
      fc.property(unrollings, (input) => {
        const { nodes, order, byId } = unrollGraph(input);
        const place = new Map(nodes.map((node, k) => [node, k]));
        expect(byId.size).toBe(nodes.length);
        for (const [k, node] of nodes.entries()) {
          expect(node.outputs.length > 0, node.id).toBe(node.id !== 'L');
          expect(node.inputs.length > 0, node.id).toBe(order.includes(node));
          node.inputs.forEach((edge, operand) => {
            expect([edge.to, edge.operand]).toEqual([node, operand]);
            expect(edge.from.outputs).toContain(edge);
            expect(place.get(edge.from)).toBeLessThan(k);
          });
        }
      }),
      { numRuns: 30 }
    );
  });
});
