import { explainForward, explainGradient, explainShare, type GraphEdge, type GraphNode } from '$engine';
import { formatNumber } from '../format.ts';

type Step = ReturnType<typeof explainForward>;

/** One number spelt out: what is computed, and the number that comes of it. */
export interface Line {
  entry: number;
  /** "0.42 · 0.9 + …"; empty where the number is taken as it is. */
  text: string;
  result: number;
}

const bracket = (value: number, first: boolean) => {
  const printed = formatNumber(value);
  return value < 0 && !first ? `(${printed})` : printed;
};
const functions: Partial<Record<Step['text'], string>> = { tanh: 'tanh', relu: 'ReLU', sigmoid: 'σ' };

/** Terms as a sum, the way it would be written by hand. */
function sumText({ terms }: Step): string {
  return terms
    .map(({ sign, factors }, i) => {
      const product = factors
        .map(({ value }, k) => bracket(value, i === 0 && k === 0 && sign > 0))
        .join(' · ');
      if (i === 0) return sign < 0 ? `−${product}` : product;
      return `${sign < 0 ? '−' : '+'} ${product}`;
    })
    .join(' ');
}

/** Whether a sum is one number as it stands. */
const bare = ({ terms }: Step) => terms.length === 1 && terms[0].factors.length === 1 && terms[0].sign > 0;

function line(step: Step, entry: number, forward: boolean): Line {
  const { text, terms, result } = step;
  const call = forward ? functions[text] : undefined;
  if (call && terms.length > 0) return { entry, text: `${call}(${formatNumber(terms[0].value)})`, result };
  if (forward && text === 'squared-error')
    return { entry, text: `½ (${formatNumber(terms[0].value)} ${signed(terms[1].value)})²`, result };
  return { entry, text: bare(step) ? '' : sumText(step), result };
}
/** A number that is added: with its sign in front. */
const signed = (value: number) => `${value < 0 ? '−' : '+'} ${formatNumber(Math.abs(value))}`;

const entries = (values: ArrayLike<number>) => Array.from(values, (_, k) => k);

/** Every entry of a node's value from its operands. */
export const forwardLines = (node: GraphNode): Line[] =>
  entries(node.value).map((k) => line(explainForward(node, k), k, true));

/** A matrix of more numbers than this is not spelt out: nobody reads sixty products. */
export const MOST_LINES = 16;

/** Every entry of the share that comes back along an edge. */
export const shareLines = (edge: GraphEdge): Line[] =>
  edge.gradient.length > MOST_LINES
    ? Array.from(edge.gradient, (result, entry) => ({ entry, text: '', result }))
    : entries(edge.gradient).map((k) => line(explainShare(edge, k), k, false));

/** Every entry of a node's gradient as the sum of what comes back along its outputs. */
export const gradientLines = (node: GraphNode): Line[] =>
  entries(node.gradient).map((k) => line(explainGradient(node, k), k, false));
