import { carve, requireNumbers, type Allocate, type FloatArray, type Numbers } from './buffers.ts';
import type { Cell } from './cells/cell.ts';
import { EngineError, show } from './errors.ts';
import type { Spec } from './spec.ts';

/** One named tensor: views into the flat buffers. */
export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: FloatArray;
  /** dL/d(data), as `backward` adds it up. */
  readonly grad: FloatArray;
}

/** Tensors by PyTorch's names, row-major. */
export type StateDict = Record<string, { readonly shape: readonly number[]; readonly data: Numbers }>;

export interface ParameterShape {
  readonly name: string;
  readonly shape: readonly number[];
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/**
 * Every parameter by PyTorch's name, in PyTorch's order; the embedding comes first, the head last. (A linear recurrence is
 * no module of PyTorch's: it has what is meant by these names, and `gate_l*` where its gate is fixed.)
 */
export function parameterShapes(spec: Spec, cell: Cell): ParameterShape[] {
  const { inputSize, embeddingSize: E, hiddenSize: H, numLayers, bias, outputSize, headBias } = spec;
  const R = cell.gates.length * H;
  const shapes: ParameterShape[] = E > 0 ? [{ name: 'embedding.weight', shape: [inputSize, E] }] : [];
  for (let l = 0; l < numLayers; l++) {
    shapes.push({ name: `weight_ih_l${l}`, shape: [R, l === 0 ? E || inputSize : H] });
    if (!cell.diagonal) shapes.push({ name: `weight_hh_l${l}`, shape: [R, H] });
    if (bias) shapes.push({ name: `bias_ih_l${l}`, shape: [R] });
    if (bias && !cell.diagonal) shapes.push({ name: `bias_hh_l${l}`, shape: [R] });
    if (cell.gateInAux) shapes.push({ name: `gate_l${l}`, shape: [H] });
  }
  if (outputSize > 0) {
    shapes.push({ name: 'head.weight', shape: [outputSize, H] });
    if (headBias) shapes.push({ name: 'head.bias', shape: [outputSize] });
  }
  return shapes;
}

/** All weights of a network, laid out one after the other in one buffer, and their gradients likewise in another. */
export class Parameters {
  /** PyTorch's names, in PyTorch's order. */
  readonly names: readonly string[];
  /** All weights and all their gradients, flat, in the order of `names`. */
  readonly data: FloatArray;
  readonly grad: FloatArray;
  readonly #spec: Spec;
  readonly #byName: ReadonlyMap<string, Parameter>;

  constructor(spec: Spec, cell: Cell, allocate: Allocate) {
    const shapes = parameterShapes(spec, cell);
    const total = shapes.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    const [data, grad] = carve(allocate, spec.dtype, [total, total]).views;
    const byName = new Map<string, Parameter>();
    let at = 0;
    for (const { name, shape } of shapes) {
      const end = at + sizeOf(shape);
      byName.set(name, { name, shape, data: data.subarray(at, end), grad: grad.subarray(at, end) });
      at = end;
    }
    this.names = shapes.map(({ name }) => name);
    this.data = data;
    this.grad = grad;
    this.#spec = spec;
    this.#byName = byName;
  }

  /** @throws EngineError on an unknown name */
  parameter(name: string): Parameter {
    const found = this.#byName.get(name);
    if (!found) throw new EngineError('name', `one of ${this.names.join(', ')}`, show(name));
    return found;
  }

  /** The parameter of that name, or null where the specification asks for none. */
  find(name: string): Parameter | null {
    return this.#byName.get(name) ?? null;
  }

  /** Copies `values` into a parameter. @throws EngineError on a wrong name or length or a non-finite number */
  set(name: string, values: Numbers): void {
    const { data, shape } = this.parameter(name);
    requireNumbers(name, values, data.length, shape.join(' × '), this.#spec.dtype);
    data.set(values);
  }

  /** Every parameter by name, copied. */
  stateDict(): StateDict {
    const dict: StateDict = {};
    for (const { name, shape, data } of this.#byName.values()) {
      dict[name] = { shape: [...shape], data: data.slice() };
    }
    return dict;
  }

  /**
   * Copies every parameter in.
   * @throws EngineError, before anything is changed, naming the first tensor that is missing, unknown, of another
   * shape or not finite
   */
  loadStateDict(dict: StateDict): void {
    this.#check(dict);
    // All at once: what is given may be views of these very weights.
    const copies = this.names.map((name) => Float64Array.from(dict[name].data));
    this.names.forEach((name, i) => this.parameter(name).data.set(copies[i]));
  }

  zeroGrad(): void {
    this.grad.fill(0);
  }

  #check(dict: StateDict): void {
    if (typeof dict !== 'object' || dict === null)
      throw new EngineError('dict', 'tensors by name', show(dict));
    for (const name of Object.keys(dict)) {
      if (!this.#byName.has(name)) throw new EngineError('dict', `only ${this.names.join(', ')}`, show(name));
    }
    for (const { name, shape, data } of this.#byName.values()) {
      const expected = shape.join(' × ');
      if (!Object.hasOwn(dict, name)) throw new EngineError(name, `a tensor of ${expected}`, 'none');
      const given: unknown = dict[name];
      const got: unknown = typeof given === 'object' && given !== null ? dict[name].shape : given;
      if (!Array.isArray(got) || got.join() !== shape.join()) {
        throw new EngineError(name, `shape ${expected}`, Array.isArray(got) ? got.join(' × ') : show(got));
      }
      requireNumbers(name, dict[name].data, data.length, expected, this.#spec.dtype);
    }
  }
}
