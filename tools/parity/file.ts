import { Network, type NetworkSpec } from '../../src/engine/index.ts';

export interface Tensor {
  shape: number[];
  data: number[];
}

/** A parity file whose every name, shape and number has been checked. */
export interface ParityFile {
  name: string | undefined;
  spec: NetworkSpec;
  T: number;
  B: number;
  params: Record<string, Tensor>;
  x: Tensor;
  h0?: Tensor;
  c0?: Tensor;
  dOutput?: Tensor;
  dHn?: Tensor;
  dCn?: Tensor;
  /** Outputs and gradients by name: output, hn, cn, dx, dh0, dc0, grads.weight_ih_l0, … */
  expected: Record<string, Tensor>;
}

type Fields = Record<string, unknown>;

/**
 * Reads the format that tools/parity.ts describes.
 * @throws Error with a sentence that names what is wrong, missing or unknown
 */
export function parseParityFile(text: string): ParityFile {
  const file = requireObject('the file', parseJson(text));
  if (file.format !== 'unrolled-parity-1') {
    throw new Error(`format: expected 'unrolled-parity-1', got ${show(file.format)}`);
  }
  const spec = {
    cell: file.cell,
    nonlinearity: file.cell === 'rnn' ? file.nonlinearity : undefined,
    gate: file.cell === 'linear' ? file.gate : undefined,
    inputSize: file.inputSize,
    hiddenSize: file.hiddenSize,
    numLayers: file.numLayers,
    bias: file.bias
  } as NetworkSpec;
  const net = new Network(spec);
  const { inputSize: I, hiddenSize: H, numLayers: L } = net.spec;

  const given = requireObject('params', file.params);
  refuseUnknown('params', given, net.names);
  const params: Record<string, Tensor> = {};
  for (const name of net.names)
    params[name] = readTensor(`params.${name}`, given[name], net.parameter(name).shape);

  const x = readTensor('x', file.x, ['T', 'B', I]);
  const [T, B] = x.shape;
  const output = [T, B, H];
  const state = [L, B, H];
  const optional = (name: string, shape: number[]) =>
    file[name] === undefined || file[name] === null ? undefined : readTensor(name, file[name], shape);
  if (!net.cell.hasC)
    for (const name of ['c0', 'dCn']) if (file[name]) throw new Error(`${name}: a ${net.spec.cell} has no c`);

  const wanted = requireObject('expected', file.expected);
  const shapes: Record<string, number[]> = { output, hn: state, dx: [T, B, I], dh0: state };
  if (net.cell.hasC) Object.assign(shapes, { cn: state, dc0: state });
  refuseUnknown('expected', wanted, [...Object.keys(shapes), 'grads']);
  const expected: Record<string, Tensor> = {};
  for (const [name, shape] of Object.entries(shapes)) {
    const initial = { dh0: 'h0', dc0: 'c0' }[name];
    if (wanted[name] === undefined && initial && file[initial] === undefined) continue;
    expected[name] = readTensor(`expected.${name}`, wanted[name], shape);
  }
  const grads = requireObject('expected.grads', wanted.grads);
  refuseUnknown('expected.grads', grads, net.names);
  for (const name of net.names) {
    expected[`grads.${name}`] = readTensor(`expected.grads.${name}`, grads[name], net.parameter(name).shape);
  }
  return {
    name: typeof file.name === 'string' ? file.name : undefined,
    spec,
    T,
    B,
    params,
    x,
    h0: optional('h0', state),
    c0: optional('c0', state),
    dOutput: optional('dOutput', output),
    dHn: optional('dHn', state),
    dCn: optional('dCn', state),
    expected
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function requireObject(name: string, value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${name}: expected an object, got ${show(value)}`);
  }
  return value as Fields;
}

function refuseUnknown(name: string, fields: Fields, known: readonly string[]): void {
  const unknown = Object.keys(fields).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw new Error(`${name}.${unknown}: unknown; expected only ${known.join(', ')}`);
}

/** @param shape numbers that must be met; a name in their place stands for any size from 1 */
function readTensor(name: string, value: unknown, shape: readonly (number | string)[]): Tensor {
  const wanted = shape.join(' × ');
  if (value === undefined || value === null)
    throw new Error(`${name}: missing; expected a tensor of ${wanted}`);
  const { shape: sizes, data } = requireObject(name, value);
  const fits =
    Array.isArray(sizes) &&
    sizes.length === shape.length &&
    sizes.every((n, i) => Number.isInteger(n) && n >= 1 && (typeof shape[i] === 'string' || n === shape[i]));
  if (!fits) {
    throw new Error(
      `${name}: expected shape ${wanted}, got ${Array.isArray(sizes) ? sizes.join(' × ') : show(sizes)}`
    );
  }
  if (!Array.isArray(data)) throw new Error(`${name}.data: expected an array of numbers, got ${show(data)}`);
  const length = sizes.reduce((product: number, n: number) => product * n, 1);
  if (data.length !== length) {
    throw new Error(`${name}.data: expected ${length} numbers (${sizes.join(' × ')}), got ${data.length}`);
  }
  const wrong = data.findIndex((n) => !Number.isFinite(n));
  if (wrong >= 0)
    throw new Error(`${name}.data[${wrong}]: expected a finite number, got ${show(data[wrong])}`);
  return { shape: sizes, data };
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 60) ?? typeof value);
}
