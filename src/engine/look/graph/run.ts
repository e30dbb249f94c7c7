import { EngineError, requireInteger, show } from '../../core/errors.ts';
import type { Network } from '../../core/network.ts';
import type { Gradients, Trace } from '../../core/trace.ts';
import type { GraphInput, Part, TaskShape } from './graph.ts';
import { square } from '../../core/math.ts';

/** One network's way through the steps that are its own. */
export interface Pass {
  readonly net: Network;
  readonly part: Part;
  /** How many steps of the picture lie before it. */
  readonly before: number;
  readonly T: number;
  /** How many of its first steps read, and how many of its last ones answer. */
  readonly reads: number;
  readonly answers: number;
  readonly trace: Trace;
  /** y − target at the steps that answer, 0 at the others, [T, outputSize]; undefined where none answers. */
  readonly dOutput: Float64Array | undefined;
  readonly loss: number;
}

const SHAPES: readonly TaskShape[] = ['many-to-many', 'many-to-one', 'one-to-many', 'encoder-decoder'];

/**
 * Runs the engine forward: one pass, or the encoder's and the decoder's.
 * @throws EngineError where the input does not fit together, or an encoder's last state overflowed
 */
export function forwardPasses(input: GraphInput): Pass[] {
  checkInput(input);
  const { net, decoder, x, targets, steps, h0, c0 } = input;
  if (!decoder) return [forwardPass(net, 'encoder', 0, steps, x, targets, { h0, c0 })];
  const encoder = forwardPass(net, 'encoder', 0, x.length, x, [], { h0, c0 });
  const { hn, cn } = encoder.trace;
  const last = { h0: hn, c0: net.cell.hasC ? cn : undefined };
  return [encoder, forwardPass(decoder, 'decoder', x.length, targets.length, [], targets, last)];
}

/** The loss alone. @throws EngineError as `forwardPasses` */
export const lossOf = (passes: readonly Pass[]): number => passes.reduce((sum, { loss }) => sum + loss, 0);

/** Runs the engine backward, the last network first; leaves the parameters' gradients in the networks. */
export function backwardPasses(passes: readonly Pass[]): Gradients[] {
  const gradients: Gradients[] = [];
  for (const { net, trace, dOutput } of [...passes].reverse()) {
    const next = gradients.at(0);
    net.zeroGrad();
    const dCn = net.cell.hasC ? next?.dc0 : undefined;
    gradients.unshift(net.backward(trace, { dOutput, dHn: next?.dh0, dCn }));
  }
  return gradients;
}

type Rows = readonly (readonly number[])[];

function forwardPass(
  net: Network,
  part: Part,
  before: number,
  T: number,
  x: Rows,
  targets: Rows,
  start: { h0?: ArrayLike<number>; c0?: ArrayLike<number> }
): Pass {
  const { inputSize, outputSize } = net.spec;
  const read = new Float64Array(T * inputSize);
  x.forEach((row, t) => read.set(row, t * inputSize));
  const trace = net.forward(read, { T, ...start });
  const [reads, answers] = [x.length, targets.length];
  const pass = { net, part, before, T, reads, answers, trace };
  if (answers === 0) return { ...pass, dOutput: undefined, loss: 0 };
  const dOutput = new Float64Array(T * outputSize);
  let loss = 0;
  for (let k = 0, at = (T - answers) * outputSize; k < answers; k++) {
    for (const target of targets[k]) {
      dOutput[at] = trace.output[at] - target;
      loss += square(dOutput[at]) / 2;
      at++;
    }
  }
  return { ...pass, dOutput, loss };
}

function checkInput({ shape, net, decoder, x, targets, steps, c0 }: GraphInput): void {
  if (!SHAPES.includes(shape)) throw new EngineError('shape', `one of ${SHAPES.join(', ')}`, show(shape));
  const two = shape === 'encoder-decoder';
  requireInteger('steps', steps, two ? 2 : 1);
  checkNetwork('net', net, !two);
  if (two) {
    if (!decoder || decoder === net) {
      throw new EngineError('decoder', 'a network of its own', decoder ? 'the encoder' : 'nothing');
    }
    checkNetwork('decoder', decoder, true);
    const [a, b] = [net.spec, decoder.spec];
    if (a.cell !== b.cell || a.hiddenSize !== b.hiddenSize) {
      const name = (spec: typeof a) => `${spec.cell} of ${spec.hiddenSize}`;
      throw new EngineError('decoder', `${name(a)}, as the encoder`, name(b));
    }
  } else if (decoder) {
    throw new EngineError('decoder', `nothing (${shape})`, 'a network');
  }
  if (c0 && !net.cell.hasC) throw new EngineError('c0', 'nothing (rnn has no c)', `${c0.length} numbers`);
  const read = shape === 'one-to-many' ? 1 : two ? Math.max(1, Math.min(steps - 1, x.length)) : steps;
  const answer = shape === 'many-to-one' ? 1 : two ? steps - read : steps;
  checkRows('x', x, read, net.spec.inputSize);
  checkRows('targets', targets, answer, (decoder ?? net).spec.outputSize);
}

function checkNetwork(argument: string, { spec }: Network, head: boolean): void {
  const { cell, dtype, numLayers, embeddingSize, outputSize } = spec;
  const wrong =
    cell !== 'rnn' && cell !== 'lstm'
      ? ['rnn or lstm', cell]
      : dtype !== 'float64'
        ? ['float64', dtype]
        : numLayers !== 1
          ? ['one layer', `${numLayers} layers`]
          : embeddingSize > 0
            ? ['no embedding', `one of ${embeddingSize}`]
            : head && outputSize === 0
              ? ['a head', 'none']
              : null;
  if (wrong) throw new EngineError(argument, wrong[0], wrong[1]);
}

function checkRows(argument: string, rows: Rows, count: number, width: number): void {
  if (rows.length !== count) throw new EngineError(argument, `${count} rows`, String(rows.length));
  rows.forEach((row, t) => {
    if (row.length !== width || !row.every(Number.isFinite)) {
      throw new EngineError(`${argument}[${t}]`, `${width} finite numbers`, `[${row.join(', ')}]`);
    }
  });
}
