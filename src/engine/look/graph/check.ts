import type { FloatArray } from '../../core/buffers.ts';
import { EngineError, show } from '../../core/errors.ts';
import type { GraphInput, GraphNode } from './graph.ts';
import { forwardPasses, lossOf, type Pass } from './run.ts';
import { idOf } from './steps.ts';
import { unrollGraph } from './unroll.ts';

/** One entry's gradient against finite differences of the forward pass. */
export interface EntryCheck {
  /** What the backward pass gives. */
  readonly analytic: number;
  /** By central differences; on a kink the mean of the two slopes beside it. */
  readonly numeric: number;
  /** The slope on either side. On a kink they may differ, and `analytic` is one possible slope between or beside them. */
  readonly left: number;
  readonly right: number;
  /**
   * The ReLU nodes that switch on or off as this entry passes its value: they stand on their kink as far as double
   * precision can tell. Kinks that this entry does not move are not among them.
   */
  readonly kinks: GraphNode[];
  /** |analytic − numeric| / max(|analytic|, |numeric|, 0.001 · max(1, |loss|)), as in `gradcheck`. */
  readonly relativeError: number;
}

/**
 * Compares one entry's gradient with finite differences: five points at s = 10⁻⁴ max(1, |w|), three on either side.
 * Where a ReLU switches between them, s is made smaller, down to 10⁻⁶: a kink nearer than that counts as stood on.
 * A ReLU's slope at its kink is 0 in this engine (and in PyTorch), so that there `analytic` may be the left slope, the
 * right one, or, where several kinks meet, neither.
 * @param node the id of a parameter, an input or an initial state
 * @throws EngineError on another node or entry, and as `unrollGraph`
 */
export function checkEntry(input: GraphInput, node: string, entry: number): EntryCheck {
  const graph = unrollGraph(input);
  const found = graph.byId.get(node);
  if (!found || !['parameter', 'input', 'state'].includes(found.op)) {
    throw new EngineError('node', 'the id of a parameter, an input or an initial state', show(node));
  }
  if (!Number.isInteger(entry) || entry < 0 || entry >= found.value.length) {
    throw new EngineError('entry', `an integer from 0 to ${found.value.length - 1} (${node})`, show(entry));
  }
  const before = found.value[entry];
  const at = (offset: number) => evaluate(moved(input, found, entry, before + offset));
  const here = at(0);
  const probe = (relative: number) => {
    const s = relative * Math.max(1, Math.abs(before));
    const around = [-2 * s, -s, s, 2 * s].map(at);
    const kinks = [...here.on.keys()].filter((id) => around.some(({ on }) => on.get(id) !== here.on.get(id)));
    return { s, losses: around.map(({ loss }) => loss), kinks };
  };
  let probed = probe(1e-4);
  for (const relative of [1e-5, 1e-6]) if (probed.kinks.length > 0) probed = probe(relative);
  const { s, losses, kinks } = probed;
  const [l2, l1, r1, r2] = losses;
  const analytic = found.gradient[entry];
  const numeric = (8 * (r1 - l1) - (r2 - l2)) / (12 * s);
  const scale = Math.max(Math.abs(analytic), Math.abs(numeric), 0.001 * Math.max(1, Math.abs(here.loss)));
  return {
    analytic,
    numeric,
    left: (3 * here.loss - 4 * l1 + l2) / (2 * s),
    right: (4 * r1 - 3 * here.loss - r2) / (2 * s),
    kinks: graph.order.filter(({ id }) => kinks.includes(id)),
    relativeError: Math.abs(analytic - numeric) / scale
  };
}

/** The same input with one entry of one node at another value. */
function moved(input: GraphInput, node: GraphNode, entry: number, to: number): GraphInput {
  const values = Array.from(node.value);
  values[entry] = to;
  if (node.op === 'input') return { ...input, x: input.x.map((row, k) => (k === node.t - 1 ? values : row)) };
  if (node.op === 'state') return { ...input, [node.role === 'c' ? 'c0' : 'h0']: values };
  const of = node.part === 'decoder' ? 'decoder' : 'net';
  const copy = input[of]?.clone();
  copy?.set(node.id.slice(node.id.indexOf('/') + 1), values);
  return { ...input, [of]: copy };
}

/** The loss, and which units of every ReLU node are on. */
function evaluate(input: GraphInput): { loss: number; on: Map<string, string> } {
  const passes = forwardPasses(input);
  return { loss: lossOf(passes), on: new Map(passes.flatMap(unitsOn)) };
}

function unitsOn(pass: Pass): [id: string, on: string][] {
  const { net, trace, T, answers } = pass;
  const { hiddenSize: H, outputSize: O, nonlinearity, headActivation } = net.spec;
  const pattern = (buffer: FloatArray, at: number, n: number) =>
    Array.from(buffer.subarray(at, at + n), (value) => (value > 0 ? '1' : '0')).join('');
  const nodes: [string, string][] = [];
  for (let k = 0; k < T; k++) {
    if (nonlinearity === 'relu')
      nodes.push([idOf({ pass, k }, 'h'), pattern(trace.layers[0].gates, k * H, H)]);
    if (headActivation === 'relu' && k >= T - answers) {
      nodes.push([idOf({ pass, k }, 'y'), pattern(trace.output, k * O, O)]);
    }
  }
  return nodes;
}
