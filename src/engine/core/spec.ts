import type { Dtype } from './buffers.ts';
import type { Cell } from './cells/cell.ts';
import { gru } from './cells/gru.ts';
import { linear, linearFixed } from './cells/linear.ts';
import { lstm } from './cells/lstm.ts';
import { rnnRelu, rnnTanh } from './cells/rnn.ts';
import { EngineError, oneOf, requireInteger, requireKeys, show } from './errors.ts';

const CELLS = ['rnn', 'lstm', 'gru', 'linear'] as const;
const NONLINEARITIES = ['tanh', 'relu'] as const;
const GATES = ['input', 'fixed'] as const;
const HEAD_ACTIVATIONS = ['linear', 'relu'] as const;
const DTYPES = ['float32', 'float64'] as const;

const FIELDS = [
  'cell',
  'nonlinearity',
  'gate',
  'inputSize',
  'embeddingSize',
  'hiddenSize',
  'numLayers',
  'bias',
  'outputSize',
  'headBias',
  'headActivation',
  'dtype'
] as const satisfies (keyof NetworkSpec)[];

export type CellKind = (typeof CELLS)[number];

/** What a network is made of. Everything but `cell`, `inputSize` and `hiddenSize` has a default. */
export interface NetworkSpec {
  cell: CellKind;
  /** rnn only. Default 'tanh'. */
  nonlinearity?: (typeof NONLINEARITIES)[number];
  /** linear only: whether its gate is computed from the input (default) or is one number a unit. */
  gate?: (typeof GATES)[number];
  /** Numbers a step; for tokens the size of the vocabulary. */
  inputSize: number;
  /** 0 (default): none. Else tokens only, each looked up as so many numbers in `embedding.weight`. */
  embeddingSize?: number;
  hiddenSize: number;
  /** Default 1. */
  numLayers?: number;
  /** Both of PyTorch's biases in every layer (linear: the one that there is; a fixed gate stays). Default true. */
  bias?: boolean;
  /** 0 (default): no head, the output is the top layer's h. */
  outputSize?: number;
  /** Default: as `bias`. */
  headBias?: boolean;
  /** Default 'linear'. */
  headActivation?: (typeof HEAD_ACTIVATIONS)[number];
  /** Default 'float32'. */
  dtype?: Dtype;
}

/** A checked specification with every default filled in. */
export type Spec = Readonly<Required<NetworkSpec>>;

/** @throws EngineError naming the field that is wrong */
export function resolveSpec(given: NetworkSpec): Spec {
  requireKeys('spec', given, FIELDS);
  const { inputSize, embeddingSize = 0, hiddenSize, numLayers = 1, outputSize = 0 } = given;
  const { bias = true, headBias = bias } = given;
  requireInteger('spec.inputSize', inputSize, 1);
  requireInteger('spec.embeddingSize', embeddingSize, 0);
  requireInteger('spec.hiddenSize', hiddenSize, 1);
  requireInteger('spec.numLayers', numLayers, 1);
  requireInteger('spec.outputSize', outputSize, 0);
  requireBoolean('spec.bias', bias);
  requireBoolean('spec.headBias', headBias);
  const cell = oneOf('spec.cell', given.cell, CELLS);
  const nonlinearity = oneOf('spec.nonlinearity', given.nonlinearity ?? 'tanh', NONLINEARITIES);
  if (cell !== 'rnn' && nonlinearity !== 'tanh') {
    throw new EngineError('spec.nonlinearity', `'tanh' (${cell} has no other)`, show(nonlinearity));
  }
  const gate = oneOf('spec.gate', given.gate ?? 'input', GATES);
  if (cell !== 'linear' && gate !== 'input') {
    throw new EngineError('spec.gate', `'input' (${cell} has no other)`, show(gate));
  }
  const headActivation = oneOf('spec.headActivation', given.headActivation ?? 'linear', HEAD_ACTIVATIONS);
  const dtype = oneOf('spec.dtype', given.dtype ?? 'float32', DTYPES);
  return Object.freeze({
    cell,
    nonlinearity,
    gate,
    inputSize,
    embeddingSize,
    hiddenSize,
    numLayers,
    bias,
    outputSize,
    headBias,
    headActivation,
    dtype
  });
}

/** The elementwise half of the cell that a specification asks for. */
export function cellOf(spec: Spec): Cell {
  if (spec.cell === 'lstm') return lstm;
  if (spec.cell === 'gru') return gru;
  if (spec.cell === 'linear') return spec.gate === 'fixed' ? linearFixed : linear;
  return spec.nonlinearity === 'relu' ? rnnRelu : rnnTanh;
}

function requireBoolean(argument: string, value: unknown): void {
  if (typeof value !== 'boolean') throw new EngineError(argument, 'true or false', show(value));
}
