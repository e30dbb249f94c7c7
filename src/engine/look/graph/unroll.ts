import type { Gradients } from '../../core/trace.ts';
import { Builder } from './builder.ts';
import type { Graph, GraphInput, GraphNode, Role } from './graph.ts';
import { backwardPasses, forwardPasses, type Pass } from './run.ts';
import {
  float64,
  headStep,
  idOf,
  lstmStep,
  part,
  placeOf,
  prefixOf,
  rnnStep,
  type StepOutput,
  type Weights
} from './steps.ts';

export interface UnrollOptions {
  /**
   * An edge along which no gradient comes back. All gradients then follow from the shares alone; without it those of
   * x, h, c, a, y and of the parameters are the engine's.
   */
  readonly without?: string;
}

/**
 * Runs the engine forward and backward and lays out every operation. Values and gradients are buffers of their own:
 * a graph stays as it is. The networks' `grad` is overwritten.
 * @throws EngineError where the input does not fit together
 */
export function unrollGraph(input: GraphInput, { without }: UnrollOptions = {}): Graph {
  const passes = forwardPasses(input);
  const gradients = backwardPasses(passes);
  const build = new Builder(without !== undefined);
  const weights = passes.map((pass) => weightsOf(build, pass));
  const losses: GraphNode[] = [];
  let last: StepOutput = initialState(build, passes[0], gradients[0]);
  const given = passes.map((pass, p) => givenOf(build, input, pass, gradients[p]));
  passes.forEach((pass, p) => {
    for (let k = 0; k < pass.T; k++) {
      const { x, targets } = given[p];
      const step = { build, pass, gradients: gradients[p], weights: weights[p], k, x: x[k] ?? null, ...last };
      const { c } = step;
      last = c ? lstmStep({ ...step, c }) : rnnStep(step);
      const target = targets[k];
      const { head } = weights[p];
      if (!target || !head) continue;
      const y = headStep(step, last.h, head);
      losses.push(
        build.compute(idOf(step, 'loss'), 'squared-error', placeOf(step, 'loss'), [y, target], {}, 1)
      );
    }
  });
  const L = build.compute('L', 'sum', { part: 'encoder', t: -1, role: 'loss' }, losses);
  build.backward(without);
  const { leaves, order, byId } = build;
  return {
    shape: input.shape,
    cell: passes[0].net.cell.hasC ? 'lstm' : 'rnn',
    steps: input.steps,
    nodes: [...leaves, ...order],
    order,
    loss: L.value[0],
    byId,
    net: input.net,
    decoder: input.decoder ?? null
  };
}

/** Parameters that no step uses (a decoder's W_xh, an encoder's head) have no node. */
function weightsOf(build: Builder, pass: Pass): Weights {
  const { net } = pass;
  const leaf = (name: string, role: Role): GraphNode => {
    const { shape, data, grad } = net.parameter(name);
    const place = { part: pass.part, t: -1, role };
    const [rows, columns = 1] = shape;
    const id = prefixOf(pass) + name;
    return build.leaf(id, 'parameter', place, [rows, columns], copy(data), copy(grad));
  };
  const { bias, headBias } = net.spec;
  return {
    hh: leaf('weight_hh_l0', 'Whh'),
    ih: pass.reads > 0 ? leaf('weight_ih_l0', 'Wxh') : null,
    biases: bias ? ['bias_ih_l0', 'bias_hh_l0'].map((name) => leaf(name, 'bias')) : [],
    head: pass.answers > 0 ? leaf('head.weight', 'Why') : null,
    headBias: pass.answers > 0 && headBias ? leaf('head.bias', 'bias') : null
  };
}

function initialState(build: Builder, pass: Pass, gradients: Gradients): StepOutput {
  const { net, trace } = pass;
  const leaf = (role: 'h' | 'c', value: Float64Array, gradient: Float64Array) =>
    build.leaf(`${role}@0`, 'state', placeOf({ pass, k: -1 }, role), [value.length, 1], value, gradient);
  const h = leaf('h', float64(trace.h(0, -1)), float64(gradients.dh0));
  const c = net.cell.hasC ? leaf('c', float64(trace.c(0, -1)), float64(gradients.dc0)) : null;
  return { h, c };
}

/** Inputs and targets by step; none where the pass does not read or answer. */
function givenOf(
  build: Builder,
  { targets: rows }: GraphInput,
  pass: Pass,
  { dx }: Gradients
): { x: GraphNode[]; targets: (GraphNode | undefined)[] } {
  const { T, reads, answers, trace, net } = pass;
  const { inputSize: D, outputSize: O } = net.spec;
  const x = Array.from({ length: reads }, (_, k) => {
    const [value, gradient] = [part(trace.x, k * D, D), part(dx, k * D, D)];
    return build.leaf(idOf({ pass, k }, 'x'), 'input', placeOf({ pass, k }, 'x'), [D, 1], value, gradient);
  });
  const targets = Array.from({ length: T }, (_, k) => {
    if (k < T - answers) return undefined;
    const id = idOf({ pass, k }, 'target');
    const place = placeOf({ pass, k }, 'target');
    return build.leaf(id, 'target', place, [O, 1], copy(rows[k - (T - answers)]));
  });
  return { x, targets };
}

const copy = (values: ArrayLike<number>): Float64Array => Float64Array.from(values);
