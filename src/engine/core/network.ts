import { typescript, type Backend } from './backend.ts';
import { requireNumbers, requireTokens, type Dtype, type FloatArray, type Numbers } from './buffers.ts';
import type { Cell } from './cells/cell.ts';
import { EngineError, requireInteger, show } from './errors.ts';
import { backwardHead, forwardHead, type Head } from './head.ts';
import { initialise, type InitOptions } from './init.ts';
import { backwardLayer, forwardLayer, type Layer } from './layer.ts';
import { layOut, type Parameter } from './parameters.ts';
import type { Rng } from './rng.ts';
import { cellOf, parameterShapes, resolveSpec, type NetworkSpec, type Spec } from './spec.ts';
import { checkStateDict, copyStateDict, type StateDict } from './state-dict.ts';
import { Gradients, Trace } from './trace.ts';

export interface ForwardOptions {
  /** Steps. */
  T: number;
  /** Items of the batch. Default 1. */
  B?: number;
  /** Initial states, [numLayers, B, H]. Default 0. */
  h0?: Numbers;
  c0?: Numbers;
  /** A trace of this network and the same T and B, to be overwritten: nothing is allocated. */
  reuse?: Trace;
}

/** What reaches the outputs of a forward pass from the loss; what is left out is 0. */
export interface BackwardOptions {
  /** dL/d(output), [T, B, outputSize] ([T, B, H] without a head). */
  dOutput?: Numbers;
  /** [numLayers, B, H]. */
  dHn?: Numbers;
  dCn?: Numbers;
  /** Gradients of an earlier pass with the same T and B, to be overwritten: nothing is allocated. */
  reuse?: Gradients;
}

/** What is carried from one step, or one chunk, to the next: [numLayers, B, H] each. */
export interface State {
  h: Numbers;
  c?: Numbers;
}

/** A recurrent network with all its weights. Shapes are row-major; a new network's weights are all 0. */
export class Network {
  readonly spec: Spec;
  /** float64 is always computed by plain TypeScript. */
  readonly backend: Backend;
  /** The elementwise half of its cell. */
  readonly cell: Cell;
  /** The parameters' names, PyTorch's, in PyTorch's order. */
  readonly names: readonly string[];
  /** All weights and all their gradients, flat, in the order of `names`. */
  readonly data: FloatArray;
  readonly grad: FloatArray;
  readonly #parameters: ReadonlyMap<string, Parameter>;
  readonly #layers: readonly Layer[];
  readonly #embedding: Parameter | null;
  readonly #head: Head | null;

  /** @throws EngineError where `spec` is wrong */
  constructor(spec: NetworkSpec, { backend = typescript }: { backend?: Backend } = {}) {
    this.spec = resolveSpec(spec);
    this.backend = this.spec.dtype === 'float64' ? typescript : backend;
    this.cell = cellOf(this.spec);
    const shapes = parameterShapes(this.spec, this.cell.gates.length);
    const { data, grad, parameters } = layOut(shapes, this.backend.allocate, this.spec.dtype);
    this.data = data;
    this.grad = grad;
    this.#parameters = parameters;
    this.names = shapes.map(({ name }) => name);
    const { inputSize, embeddingSize, hiddenSize, numLayers, headActivation } = this.spec;
    this.#layers = Array.from({ length: numLayers }, (_, l) => ({
      cell: this.cell,
      inputSize: l === 0 ? embeddingSize || inputSize : hiddenSize,
      hiddenSize,
      parameters: {
        weightIh: this.parameter(`weight_ih_l${l}`),
        weightHh: this.parameter(`weight_hh_l${l}`),
        biasIh: parameters.get(`bias_ih_l${l}`) ?? null,
        biasHh: parameters.get(`bias_hh_l${l}`) ?? null
      }
    }));
    this.#embedding = parameters.get('embedding.weight') ?? null;
    const weight = parameters.get('head.weight');
    const bias = parameters.get('head.bias') ?? null;
    this.#head = weight ? { weight, bias, relu: headActivation === 'relu' } : null;
  }

  /**
   * Draws every weight anew, as PyTorch does unless `options` say otherwise. Returns itself.
   * @throws EngineError on options that make no sense for this network
   */
  init(rng: Rng, options: InitOptions = {}): this {
    initialise(this, rng, options);
    return this;
  }

  /** @throws EngineError on an unknown name */
  parameter(name: string): Parameter {
    const found = this.#parameters.get(name);
    if (!found) throw new EngineError('name', `one of ${this.names.join(', ')}`, show(name));
    return found;
  }

  /** Copies `values` into a parameter. @throws EngineError on a wrong name or length or a non-finite number */
  set(name: string, values: Numbers): void {
    const { data, shape } = this.parameter(name);
    requireNumbers(name, values, data.length, shape.join(' × '), this.spec.dtype);
    data.set(values);
  }

  /** Every parameter by name, copied. */
  stateDict(): StateDict {
    return copyStateDict(this);
  }

  /** Copies every parameter in. @throws EngineError, before anything is changed, where names or shapes differ */
  loadStateDict(dict: StateDict): void {
    checkStateDict(this, dict);
    for (const name of this.names) this.parameter(name).data.set(dict[name].data);
  }

  /** The same network with weights of its own, in this or another precision. */
  clone(dtype: Dtype = this.spec.dtype): Network {
    const copy = new Network({ ...this.spec, dtype }, this);
    copy.data.set(this.data);
    return copy;
  }

  zeroGrad(): void {
    this.grad.fill(0);
  }

  /** The state before anything was read. */
  zeroState(B = 1): { h: FloatArray; c?: FloatArray } {
    requireInteger('B', B, 1);
    const { numLayers, hiddenSize, dtype } = this.spec;
    const zeros = () => this.backend.allocate(dtype, numLayers * B * hiddenSize);
    return this.cell.hasC ? { h: zeros(), c: zeros() } : { h: zeros() };
  }

  /**
   * Reads a sequence.
   * @param x [T, B, inputSize]; or tokens, [T, B], which stand for one-hot vectors: an Int32Array always, and with
   * an embedding whatever comes
   * @throws EngineError on wrong lengths, on numbers that are not finite and on tokens outside the vocabulary
   */
  forward(x: Numbers, options: ForwardOptions): Trace {
    const { T, B = 1, h0, c0, reuse } = options;
    requireInteger('T', T, 1);
    requireInteger('B', B, 1);
    const { inputSize, dtype } = this.spec;
    const tokens = this.readsTokens(x);
    if (tokens) requireTokens('x', x, T * B, `T ${T} × B ${B}`, inputSize);
    else requireNumbers('x', x, T * B * inputSize, `T ${T} × B ${B} × inputSize ${inputSize}`, dtype);
    this.#requireState('h0', h0, B);
    this.#requireState('c0', c0, B);
    if (reuse) this.#requireSame('reuse', reuse, T, B);
    if (reuse && (reuse.tokens !== null) !== tokens) {
      const kinds = tokens ? ['tokens', 'numbers'] : ['numbers', 'tokens'];
      throw new EngineError('reuse', `a trace of ${kinds[0]}`, `one of ${kinds[1]}`);
    }

    const trace = reuse ?? new Trace(this, T, B, tokens);
    if (!trace.tokens) trace.x.set(x);
    else {
      trace.tokens.set(x);
      if (this.#embedding) copyRows(trace.tokens, this.#embedding.data, trace.x);
    }
    const oneHot = this.#embedding ? null : trace.tokens;
    const slot = B * this.spec.hiddenSize;
    // All initial states go in before any step is made: h0 may be `hn` of the very trace that is reused.
    for (let l = 0; l < this.#layers.length; l++) {
      const s = trace.layers[l];
      copyInto(s.h, 0, h0, l * slot, slot);
      if (this.cell.hasC) copyInto(s.c, 0, c0, l * slot, slot);
    }
    for (let l = 0; l < this.#layers.length; l++) {
      const s = trace.layers[l];
      const input = l === 0 ? trace.x : trace.layers[l - 1].h;
      const at = l === 0 ? 0 : slot;
      forwardLayer(this.backend, this.#layers[l], s, input, at, l === 0 ? oneHot : null, T, B);
      copyInto(trace.hn, l * slot, s.h, T * slot, slot);
      if (this.cell.hasC) copyInto(trace.cn, l * slot, s.c, T * slot, slot);
    }
    const top = trace.layers[this.#layers.length - 1];
    if (this.#head) forwardHead(this.backend, this.#head, T * B, top.h, slot, trace.output);
    return trace;
  }

  /**
   * Backpropagation through all of a trace, with the weights that made it. Adds to `grad` (see `zeroGrad`).
   * Gradients fed in may be non-finite: a diverged run is a matter for its caller.
   * @throws EngineError on wrong lengths and on a trace of another network
   */
  backward(trace: Trace, options: BackwardOptions): Gradients {
    const { dOutput, dHn, dCn, reuse } = options;
    const { T, B } = trace;
    const { numLayers, hiddenSize: H, outputSize } = this.spec;
    const slot = B * H;
    this.#requireSame('trace', trace, T, B);
    if (reuse) this.#requireSame('reuse', reuse, T, B);
    const width = outputSize > 0 ? `outputSize ${outputSize}` : `hiddenSize ${H}`;
    requireLength('dOutput', dOutput, trace.output.length, `T ${T} × B ${B} × ${width}`);
    requireLength('dHn', dHn, trace.hn.length, `numLayers ${numLayers} × B ${B} × hiddenSize ${H}`);
    this.#requireC('dCn', dCn);
    requireLength('dCn', dCn, trace.cn.length, `numLayers ${numLayers} × B ${B} × hiddenSize ${H}`);

    const g = reuse ?? new Gradients(trace);
    g.dx.fill(0);
    for (let l = 0; l < numLayers; l++) {
      const { dh, dc } = g.layers[l];
      dh.fill(0);
      dc.fill(0);
    }
    const top = g.layers[numLayers - 1].dh;
    if (this.#head) {
      if (!dOutput) g.dy.fill(0);
      else if (dOutput !== g.dy) g.dy.set(dOutput);
      const { h } = trace.layers[numLayers - 1];
      backwardHead(this.backend, this.#head, T * B, h, slot, trace.output, g.dy, top, slot);
    } else if (dOutput) {
      top.set(dOutput, slot);
    }
    for (let l = numLayers - 1; l >= 0; l--) {
      const d = g.layers[l];
      addInto(d.dh, T * slot, dHn, l * slot, slot);
      addInto(d.dc, T * slot, dCn, l * slot, slot);
      const input = l === 0 ? trace.x : trace.layers[l - 1].h;
      const dx = l === 0 ? g.dx : g.layers[l - 1].dh;
      const at = l === 0 ? 0 : slot;
      const oneHot = l === 0 && !this.#embedding ? trace.tokens : null;
      backwardLayer(this.backend, this.#layers[l], trace.layers[l], d, input, at, oneHot, dx, at, T, B);
      copyInto(g.dh0, l * slot, d.dh, 0, slot);
      if (this.cell.hasC) copyInto(g.dc0, l * slot, d.dc, 0, slot);
    }
    if (this.#embedding && trace.tokens) addToRows(trace.tokens, g.dx, this.#embedding.grad);
    return g;
  }

  /**
   * One step, for sampling and for reading without an end.
   * @param x [B, inputSize], or tokens, [B]
   * @param state of the step before, or `zeroState(B)`
   * @param reuse a trace with T = 1 to overwrite; what was returned before then changes with it
   * @returns output [B, outputSize] ([B, H] without a head), and the state after the step
   */
  step(
    x: Numbers,
    state: State,
    reuse?: Trace
  ): { output: FloatArray; state: { h: FloatArray; c?: FloatArray } } {
    const B = Math.max(1, this.readsTokens(x) ? x.length : Math.floor(x.length / this.spec.inputSize));
    const { output, hn, cn } = this.forward(x, { T: 1, B, h0: state.h, c0: state.c, reuse });
    return { output, state: this.cell.hasC ? { h: hn, c: cn } : { h: hn } };
  }

  /** Whether `forward` takes `x` for tokens. */
  readsTokens(x: Numbers): boolean {
    return this.#embedding !== null || x instanceof Int32Array;
  }

  #requireC(argument: string, values: Numbers | undefined): void {
    if (values && !this.cell.hasC) {
      throw new EngineError(argument, `nothing (${this.spec.cell} has no c)`, `${values.length} numbers`);
    }
  }

  #requireState(argument: 'h0' | 'c0', values: Numbers | undefined, B: number): void {
    if (values === undefined) return;
    if (argument === 'c0') this.#requireC(argument, values);
    const { numLayers: L, hiddenSize: H, dtype } = this.spec;
    requireNumbers(argument, values, L * B * H, `numLayers ${L} × B ${B} × hiddenSize ${H}`, dtype);
  }

  #requireSame(argument: string, given: Trace | Gradients, T: number, B: number): void {
    if (given.net !== this) throw new EngineError(argument, 'one of this network', 'one of another network');
    if (given.T !== T || given.B !== B) {
      throw new EngineError(argument, `T ${T}, B ${B}`, `T ${given.T}, B ${given.B}`);
    }
  }
}

function requireLength(argument: string, values: Numbers | undefined, length: number, shape: string): void {
  if (values && values.length !== length) {
    throw new EngineError(argument, `${length} numbers (${shape})`, String(values.length));
  }
}

function addInto(out: FloatArray, at: number, values: Numbers | undefined, from: number, n: number): void {
  if (values) for (let i = 0; i < n; i++) out[at + i] += values[from + i];
}

/** out[r] = table[tokens[r]], row by row. */
function copyRows(tokens: Int32Array, table: FloatArray, out: FloatArray): void {
  const n = out.length / tokens.length;
  for (let r = 0; r < tokens.length; r++) copyInto(out, r * n, table, tokens[r] * n, n);
}

/** table[tokens[r]] += rows[r]: the gradient of `copyRows`. */
function addToRows(tokens: Int32Array, rows: FloatArray, table: FloatArray): void {
  const n = rows.length / tokens.length;
  for (let r = 0; r < tokens.length; r++) addInto(table, tokens[r] * n, rows, r * n, n);
}

/** Copies `n` numbers, or zeros where there are none to copy. */
function copyInto(out: FloatArray, at: number, values: Numbers | undefined, from: number, n: number): void {
  if (!values) out.fill(0, at, at + n);
  else if (values instanceof Float32Array) for (let i = 0; i < n; i++) out[at + i] = values[from + i];
  else for (let i = 0; i < n; i++) out[at + i] = values[from + i];
}
