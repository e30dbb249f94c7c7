import type { Computation, GraphEdge, GraphNode } from './graph.ts';
import { minus, plus, type Factor, type Term } from './terms.ts';
import { sigmoid, square, tanh as hyperbolicTangent } from '../../core/math.ts';

/** One operation: from its operands to its value, and from its gradient to each operand's share, in numbers and in words. */
export interface Rule {
  /** Fills `node.value`. */
  forward(node: GraphNode): void;
  /** Fills `edge.gradient` from `edge.to.gradient` and the values at hand. */
  share(edge: GraphEdge): void;
  /** What one entry of the value is made of. */
  forwardTerms(node: GraphNode, entry: number): Term[];
  /** From the terms' values to the entry; default: their sum. */
  result?(terms: readonly number[]): number;
  /** The terms whose sum is one entry of a share. */
  shareTerms(edge: GraphEdge, entry: number): Term[];
}

const value = (node: GraphNode, entry: number): Factor => ({
  node,
  entry,
  value: node.value[entry],
  of: 'value'
});
const gradient = (node: GraphNode, entry: number): Factor => ({
  node,
  entry,
  value: node.gradient[entry],
  of: 'gradient'
});
const operand = (node: GraphNode, i: number): GraphNode => node.inputs[i].from;
const other = ({ to, operand: i }: GraphEdge): GraphNode => operand(to, 1 - i);

/** What every elementwise function of one argument has in common. */
function elementwise(
  f: (argument: number) => number,
  back: (gradient: number, value: number, argument: number) => number,
  shareTerms: Rule['shareTerms']
): Rule {
  return {
    forward({ value: v, inputs }) {
      const a = inputs[0].from.value;
      for (let k = 0; k < v.length; k++) v[k] = f(a[k]);
    },
    share({ from, to, gradient: d }) {
      for (let k = 0; k < d.length; k++) d[k] = back(to.gradient[k], to.value[k], from.value[k]);
    },
    forwardTerms: (node, k) => [plus(value(operand(node, 0), k))],
    result: ([argument]) => f(argument),
    shareTerms
  };
}

/** Every operand as it is, added; each gets the whole gradient back. */
const add: Rule = {
  forward({ value: v, inputs }) {
    v.fill(0);
    for (const { from } of inputs) for (let k = 0; k < v.length; k++) v[k] += from.value[k];
  },
  share({ to, gradient: d }) {
    d.set(to.gradient);
  },
  forwardTerms: ({ inputs }, k) => inputs.map(({ from }) => plus(value(from, k))),
  shareTerms: ({ to }, k) => [plus(gradient(to, k))]
};

/** W v: row i is Σ_j W_ij v_j. Back: dW_ij = d_i v_j, dv_j = Σ_i W_ij d_i. */
const matvec: Rule = {
  forward({ value: out, inputs }) {
    const w = inputs[0].from.value;
    const v = inputs[1].from.value;
    for (let i = 0, at = 0; i < out.length; i++) {
      let sum = 0;
      for (let j = 0; j < v.length; j++) sum += w[at++] * v[j];
      out[i] = sum;
    }
  },
  share({ to, operand: which, gradient: d }) {
    const w = to.inputs[0].from.value;
    const v = to.inputs[1].from.value;
    if (which === 0) {
      for (let i = 0, at = 0; i < to.gradient.length; i++) {
        for (let j = 0; j < v.length; j++) d[at++] = to.gradient[i] * v[j];
      }
    } else {
      d.fill(0);
      for (let i = 0, at = 0; i < to.gradient.length; i++) {
        for (let j = 0; j < v.length; j++) d[j] += w[at++] * to.gradient[i];
      }
    }
  },
  forwardTerms(node, i) {
    const [w, v] = [operand(node, 0), operand(node, 1)];
    return Array.from(v.value, (_, j) => plus(value(w, i * v.value.length + j), value(v, j)));
  },
  shareTerms({ to, operand: which }, entry) {
    const [w, v] = [operand(to, 0), operand(to, 1)];
    const n = v.value.length;
    if (which === 0) return [plus(gradient(to, Math.floor(entry / n)), value(v, entry % n))];
    return Array.from(to.gradient, (_, i) => plus(value(w, i * n + entry), gradient(to, i)));
  }
};

/** u ⊙ v. Back: du = d ⊙ v and the other way round. */
const multiply: Rule = {
  forward({ value: out, inputs }) {
    const u = inputs[0].from.value;
    const v = inputs[1].from.value;
    for (let k = 0; k < out.length; k++) out[k] = u[k] * v[k];
  },
  share(edge) {
    const { to, gradient: d } = edge;
    const v = other(edge).value;
    for (let k = 0; k < d.length; k++) d[k] = to.gradient[k] * v[k];
  },
  forwardTerms: (node, k) => [plus(value(operand(node, 0), k), value(operand(node, 1), k))],
  shareTerms: (edge, k) => [plus(gradient(edge.to, k), value(other(edge), k))]
};

/** d(1 − h²), spelt d − d h h. */
const tanh = elementwise(
  hyperbolicTangent,
  (d, h) => d * (1 - h * h),
  ({ to }, k) => [plus(gradient(to, k)), minus(gradient(to, k), value(to, k), value(to, k))]
);

/** d s(1 − s), spelt d s − d s s. */
const sigma = elementwise(
  sigmoid,
  (d, s) => d * s * (1 - s),
  ({ to }, k) => [plus(gradient(to, k), value(to, k)), minus(gradient(to, k), value(to, k), value(to, k))]
);

/** d where the argument is above 0, else nothing: at the kink the slope is 0, as in the cells and in PyTorch. */
const relu = elementwise(
  (a) => Math.max(a, 0),
  (d, _, a) => (a > 0 ? d : 0),
  ({ from, to }, k) => (from.value[k] > 0 ? [plus(gradient(to, k))] : [])
);

/** Some rows of its operand; the other rows' share is 0. */
const slice: Rule = {
  forward({ value: v, inputs, offset }) {
    const a = inputs[0].from.value;
    for (let k = 0; k < v.length; k++) v[k] = a[offset + k];
  },
  share({ to, gradient: d }) {
    d.fill(0);
    d.set(to.gradient, to.offset);
  },
  forwardTerms: (node, k) => [plus(value(operand(node, 0), node.offset + k))],
  shareTerms({ to }, entry) {
    const k = entry - to.offset;
    return k >= 0 && k < to.value.length ? [plus(gradient(to, k))] : [];
  }
};

/** ½ Σ_k (y_k − target_k)², spelt y_1, −target_1, y_2, … Back: dy = d (y − target), and its negative to the target. */
const squaredError: Rule = {
  forward({ value: v, inputs }) {
    const y = inputs[0].from.value;
    const target = inputs[1].from.value;
    v[0] = 0;
    for (let k = 0; k < y.length; k++) v[0] += square(y[k] - target[k]) / 2;
  },
  share(edge) {
    const { from, to, gradient: d } = edge;
    const against = other(edge).value;
    for (let k = 0; k < d.length; k++) d[k] = to.gradient[0] * (from.value[k] - against[k]);
  },
  forwardTerms(node) {
    const [y, target] = [operand(node, 0), operand(node, 1)];
    return Array.from(y.value, (_, k) => [plus(value(y, k)), minus(value(target, k))]).flat();
  },
  result: (terms) =>
    terms.reduce((sum, term, k) => (k % 2 === 0 ? sum + square(term + terms[k + 1]) / 2 : sum), 0),
  shareTerms: (edge, k) => [
    plus(gradient(edge.to, 0), value(edge.from, k)),
    minus(gradient(edge.to, 0), value(other(edge), k))
  ]
};

export const rules: Readonly<Record<Computation, Rule>> = {
  matvec,
  add,
  multiply,
  tanh,
  relu,
  sigmoid: sigma,
  slice,
  'squared-error': squaredError,
  sum: add
};
