import type { FloatArray } from '../../core/buffers.ts';
import type { Gradients } from '../../core/trace.ts';
import type { Builder, Known, Place } from './builder.ts';
import type { GraphNode, Role } from './graph.ts';
import type { Pass } from './run.ts';

/** The nodes of one network's parameters that its steps use. */
export interface Weights {
  readonly hh: GraphNode;
  /** Where the pass reads. */
  readonly ih: GraphNode | null;
  /** b_ih, b_hh; none without biases. */
  readonly biases: readonly GraphNode[];
  /** Where the pass answers. */
  readonly head: GraphNode | null;
  readonly headBias: GraphNode | null;
}

/** What one step starts from. */
export interface StepInput {
  readonly build: Builder;
  readonly pass: Pass;
  readonly gradients: Gradients;
  readonly weights: Weights;
  /** The step, from 0 within its pass. */
  readonly k: number;
  readonly x: GraphNode | null;
  readonly h: GraphNode;
  readonly c: GraphNode | null;
}

export interface StepOutput {
  readonly h: GraphNode;
  readonly c: GraphNode | null;
}

/** h_t = tanh(a_t) or max(a_t, 0), a_t = W_hh h_{t−1} + W_xh x_t + b_ih + b_hh. */
export function rnnStep(step: StepInput): StepOutput {
  const { build, pass, k } = step;
  const { spec } = pass.net;
  const gates = pass.trace.layers[0].gates;
  const a = preactivation(step, part(gates, k * spec.hiddenSize, spec.hiddenSize));
  const h = build.compute(idOf(step, 'h'), spec.nonlinearity, placeOf(step, 'h'), [a], state(step));
  return { h, c: null };
}

/** The gates in the book's order, with their block of rows in PyTorch's. */
const GATES = [
  ['i', 0, 'sigmoid'],
  ['f', 1, 'sigmoid'],
  ['o', 3, 'sigmoid'],
  ['g', 2, 'tanh']
] as const;

/** The gates from their rows of a_t; c_t = f ⊙ c_{t−1} + i ⊙ g; h_t = o ⊙ tanh(c_t). */
export function lstmStep(step: StepInput & { c: GraphNode }): StepOutput {
  const { build, pass, gradients, k } = step;
  const H = pass.net.spec.hiddenSize;
  const { gates, aux } = pass.trace.layers[0];
  const a = preactivation(step);
  const [i, f, o, g] = GATES.map(([name, block, op]) => {
    const sliced = build.compute(
      idOf(step, `a_${name}`),
      'slice',
      placeOf(step, 'term'),
      [a],
      {},
      H,
      block * H
    );
    const value = part(gates, (4 * k + block) * H, H);
    return build.compute(idOf(step, name), op, placeOf(step, name), [sliced], { value });
  });
  const term = placeOf(step, 'term');
  const kept = build.compute(idOf(step, 'f*c'), 'multiply', term, [f, step.c]);
  const written = build.compute(idOf(step, 'i*g'), 'multiply', term, [i, g]);
  const c = build.compute(idOf(step, 'c'), 'add', placeOf(step, 'c'), [kept, written], {
    value: float64(pass.trace.c(0, k)),
    gradient: float64(gradients.dc(0, k))
  });
  const squashed = build.compute(idOf(step, 'tanh(c)'), 'tanh', term, [c], { value: part(aux, k * H, H) });
  const h = build.compute(idOf(step, 'h'), 'multiply', placeOf(step, 'h'), [o, squashed], state(step));
  return { h, c };
}

/** y_t = W_hy h_t + b_y, or the ReLU of it. @param head W_hy */
export function headStep(step: StepInput, h: GraphNode, head: GraphNode): GraphNode {
  const { build, pass, gradients, k, weights } = step;
  const { outputSize: O, headActivation } = pass.net.spec;
  const relu = headActivation === 'relu';
  const bias = weights.headBias;
  const y: Known = {
    value: part(pass.trace.output, k * O, O),
    gradient: part(pass.dOutput ?? new Float64Array(), k * O, O)
  };
  // Before a ReLU the engine keeps the gradient, but not the value.
  const before: Known = relu ? { gradient: part(gradients.dy, k * O, O) } : y;
  const last = placeOf(step, relu ? 'term' : 'y');
  const product = build.compute(
    idOf(step, relu || bias ? 'Why·h' : 'y'),
    'matvec',
    bias ? placeOf(step, 'term') : last,
    [head, h],
    bias ? {} : before,
    O
  );
  const sum = bias
    ? build.compute(idOf(step, relu ? 'z' : 'y'), 'add', last, [product, bias], before)
    : product;
  return relu ? build.compute(idOf(step, 'y'), 'relu', placeOf(step, 'y'), [sum], y) : sum;
}

/** a_t, stacked where there are gates. A sum of one term is that term: without biases and input, the product itself. */
function preactivation(step: StepInput, value?: Float64Array): GraphNode {
  const { build, gradients, weights, k, x, h } = step;
  const R = weights.hh.shape[0];
  const known: Known = { value, gradient: part(gradients.layers[0].dInput, k * R, R) };
  const a = placeOf(step, 'a');
  if (!(x && weights.ih) && weights.biases.length === 0) {
    return build.compute(idOf(step, 'a'), 'matvec', a, [weights.hh, h], known, R);
  }
  const term = placeOf(step, 'term');
  const terms = [build.compute(idOf(step, 'Whh·h'), 'matvec', term, [weights.hh, h], {}, R)];
  if (x && weights.ih) {
    terms.push(build.compute(idOf(step, 'Wxh·x'), 'matvec', term, [weights.ih, x], {}, R));
  }
  return build.compute(idOf(step, 'a'), 'add', a, [...terms, ...weights.biases], known);
}

const state = ({ pass, gradients, k }: StepInput): Known => ({
  value: float64(pass.trace.h(0, k)),
  gradient: float64(gradients.dh(0, k))
});

export const prefixOf = ({ part }: Pass): string => (part === 'decoder' ? 'decoder/' : '');

/** 'h@3', counted from 1 through the whole picture. */
export const idOf = ({ pass, k }: Pick<StepInput, 'pass' | 'k'>, name: string): string =>
  `${prefixOf(pass)}${name}@${pass.before + k + 1}`;

export const placeOf = ({ pass, k }: Pick<StepInput, 'pass' | 'k'>, role: Role): Place => ({
  part: pass.part,
  t: pass.before + k + 1,
  role
});

/** `n` numbers of a buffer of a float64 network. */
export const part = (buffer: FloatArray, at: number, n: number): Float64Array =>
  float64(buffer.subarray(at, at + n));

export function float64(buffer: FloatArray): Float64Array {
  if (buffer instanceof Float64Array) return buffer;
  throw new TypeError('Only float64 networks are unrolled.');
}
