import { EngineError, show } from '../../core/errors.ts';
import type { Computation, GraphEdge, GraphNode, Operation } from './graph.ts';
import { rules } from './operations.ts';
import { plus, sum, type Step, type Term } from './terms.ts';

const isComputed = (op: Operation): op is Computation => op in rules;

/**
 * How one entry of a value comes from the operands. What is given has no terms. A squared error's terms are y_1,
 * −target_1, y_2, …, and its result ½ Σ_k (y_k − target_k)²; of tanh, ReLU and σ there is one term, the argument.
 * @throws EngineError on an entry that the node has not
 */
export function explainForward(node: GraphNode, entry: number): Step {
  requireEntry(node, entry);
  const { op } = node;
  if (!isComputed(op)) return { text: op, terms: [], result: node.value[entry] };
  const terms = rules[op].forwardTerms(node, entry);
  const result = rules[op].result ?? sum;
  return { text: op, terms, result: result(valuesOf(terms)) };
}

/**
 * How one entry of `edge.gradient` comes from the gradient of `edge.to` and the values at hand; the result is the sum
 * of the terms, of which there are none where nothing comes back (a ReLU that is off, another gate's rows).
 * @throws EngineError on an entry that `edge.from` has not
 */
export function explainShare(edge: GraphEdge, entry: number): Step {
  requireEntry(edge.from, entry);
  const { op } = edge.to;
  const terms = isComputed(op) ? rules[op].shareTerms(edge, entry) : [];
  return { text: op, terms, result: sum(valuesOf(terms)) };
}

/**
 * One entry of a gradient as the sum of the shares that come back along the node's outputs. L has no outputs: its
 * gradient is 1.
 * @throws EngineError on an entry that the node has not
 */
export function explainGradient(node: GraphNode, entry: number): Step {
  requireEntry(node, entry);
  const terms = node.outputs.map((edge) =>
    plus({ node: edge.to, entry, value: edge.gradient[entry], of: 'share', edge })
  );
  return { text: 'sum', terms, result: terms.length > 0 ? sum(valuesOf(terms)) : node.gradient[entry] };
}

const valuesOf = (terms: readonly Term[]): number[] => terms.map(({ value }) => value);

function requireEntry(node: GraphNode, entry: number): void {
  const n = node.value.length;
  if (!Number.isInteger(entry) || entry < 0 || entry >= n) {
    throw new EngineError('entry', `an integer from 0 to ${n - 1} (${node.id})`, show(entry));
  }
}
