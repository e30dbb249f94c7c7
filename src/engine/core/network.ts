import { typescript } from '../fast/typescript.ts';
import type { Backend } from './backend.ts';
import {
  allocateOnHeap,
  apart,
  requireLength,
  requireNumbers,
  requireTokens,
  type Allocate,
  type Dtype,
  type FloatArray,
  type Numbers
} from './buffers.ts';
import type { Cell } from './cells/cell.ts';
import { EngineError, requireInteger, requireObject, show } from './errors.ts';
import { backwardHead, forwardHead, type Head } from './head.ts';
import { initialise, type InitOptions } from './init.ts';
import { backwardLayer, forwardLayer, type Layer } from './layer.ts';
import type { Model } from './model.ts';
import { Parameters, type Parameter, type StateDict } from './parameters.ts';
import type { Rng } from './rng.ts';
import { cellOf, resolveSpec, type NetworkSpec, type Spec } from './spec.ts';
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
export class Network implements Model {
  readonly spec: Spec;
  /** float64 is always computed by plain TypeScript. */
  readonly backend: Backend;
  readonly cell: Cell;
  readonly parameters: Parameters;
  /** Where its weights lie, and whatever else is as large. */
  readonly allocate: Allocate;
  readonly #layers: readonly Layer[];
  readonly #embedding: Parameter | null;
  readonly #head: Head | null;

  /**
   * @param options.backend one of its own: a WebAssembly backend never gives memory back
   * @param options.allocate where its weights lie; default: on the backend
   * @throws EngineError where `spec` is wrong
   */
  constructor(spec: NetworkSpec, options: { readonly backend?: Backend; readonly allocate?: Allocate } = {}) {
    this.spec = resolveSpec(spec);
    requireObject('options', options, 'an object with a backend');
    const { backend = typescript } = options;
    this.backend = this.spec.dtype === 'float64' ? typescript : backend;
    this.allocate = options.allocate ?? this.backend.allocate;
    this.cell = cellOf(this.spec);
    const parameters = new Parameters(this.spec, this.cell, this.allocate);
    this.parameters = parameters;
    const { inputSize, embeddingSize, hiddenSize, numLayers, headActivation } = this.spec;
    this.#layers = Array.from({ length: numLayers }, (_, l) => ({
      cell: this.cell,
      inputSize: l === 0 ? embeddingSize || inputSize : hiddenSize,
      hiddenSize,
      weightIh: parameters.parameter(`weight_ih_l${l}`),
      weightHh: parameters.find(`weight_hh_l${l}`),
      biasIh: parameters.find(`bias_ih_l${l}`),
      biasHh: parameters.find(this.cell.diagonal ? `gate_l${l}` : `bias_hh_l${l}`)
    }));
    this.#embedding = parameters.find('embedding.weight');
    const weight = parameters.find('head.weight');
    this.#head = weight && {
      weight,
      bias: parameters.find('head.bias'),
      relu: headActivation === 'relu'
    };
  }

  get names(): readonly string[] {
    return this.parameters.names;
  }

  /** All weights, flat, in the order of `names`. */
  get data(): FloatArray {
    return this.parameters.data;
  }

  /** All their gradients, likewise. */
  get grad(): FloatArray {
    return this.parameters.grad;
  }

  /** @throws EngineError on an unknown name */
  parameter(name: string): Parameter {
    return this.parameters.parameter(name);
  }

  /** Copies `values` into a parameter. @throws EngineError on a wrong name or length or a non-finite number */
  set(name: string, values: Numbers): void {
    this.parameters.set(name, values);
  }

  /** Every parameter by name, copied. */
  stateDict(): StateDict {
    return this.parameters.stateDict();
  }

  /** Copies every parameter in. @throws EngineError, before anything is changed, where one does not fit */
  loadStateDict(dict: StateDict): void {
    this.parameters.loadStateDict(dict);
  }

  zeroGrad(): void {
    this.parameters.zeroGrad();
  }

  /**
   * Draws every weight anew, as PyTorch does unless `options` say otherwise. Returns itself.
   * @throws EngineError, before anything is changed, on options that make no sense for this network
   */
  init(rng: Rng, options: InitOptions = {}): this {
    initialise(this.parameters, this.spec, rng, options);
    return this;
  }

  /**
   * The same network with weights of its own, in this or another precision. They lie on the JavaScript heap, so that
   * any number of copies may be made; to train one fast, load its weights into a network on a backend of its own.
   * @throws EngineError where a finite weight is too large for that precision
   */
  clone(dtype: Dtype = this.spec.dtype): Network {
    const { spec, backend, data } = this;
    const copy = new Network({ ...spec, dtype }, { backend, allocate: allocateOnHeap });
    copy.data.set(data);
    const lost = data.findIndex((weight, i) => Number.isFinite(weight) && !Number.isFinite(copy.data[i]));
    if (lost >= 0) throw new EngineError('dtype', `one that holds a weight of ${data[lost]}`, show(dtype));
    return copy;
  }

  /** The state before anything was read. */
  zeroState(B = 1): { h: FloatArray; c?: FloatArray } {
    requireInteger('B', B, 1);
    const { numLayers, hiddenSize, dtype } = this.spec;
    const zeros = () => allocateOnHeap(dtype, numLayers * B * hiddenSize);
    return this.cell.hasC ? { h: zeros(), c: zeros() } : { h: zeros() };
  }

  /**
   * Reads a sequence.
   * @param x [T, B, inputSize]; or tokens, [T, B], which stand for one-hot vectors: an Int32Array always, and with
   * an embedding whatever comes
   * @throws EngineError on wrong lengths, on numbers that are not finite and on tokens outside the vocabulary
   */
  forward(x: Numbers, options: ForwardOptions): Trace<this> {
    requireObject('options', options, 'an object with T');
    const { T, B = 1, h0, c0, reuse } = options;
    requireInteger('T', T, 1);
    requireInteger('B', B, 1);
    const { inputSize, dtype } = this.spec;
    const tokens = this.readsTokens(x);
    if (tokens) requireTokens('x', x, T * B, `T ${T} × B ${B}`, inputSize);
    else requireNumbers('x', x, T * B * inputSize, `T ${T} × B ${B} × inputSize ${inputSize}`, dtype);
    this.requireState('h0', h0, B);
    this.requireState('c0', c0, B);
    if (reuse) this.#requireOwn('reuse', reuse, Trace, T, B);
    if (reuse && (reuse.tokens !== null) !== tokens) {
      const kinds = tokens ? ['tokens', 'numbers'] : ['numbers', 'tokens'];
      throw new EngineError('reuse', `a trace of ${kinds[0]}`, `one of ${kinds[1]}`);
    }

    const trace = (reuse as Trace<this> | undefined) ?? new Trace(this, T, B, tokens, allocateOnHeap);
    // Each layer has taken its part of these two before it is written.
    const initialH = h0 === trace.hn ? h0 : apart(h0, trace.block);
    const initialC = c0 === trace.cn ? c0 : apart(c0, trace.block);
    if (!trace.tokens) trace.x.set(x);
    else {
      trace.tokens.set(x);
      if (this.#embedding) copyRows(trace.tokens, this.#embedding.data, trace.x);
    }
    const oneHot = this.#embedding ? null : trace.tokens;
    const slot = B * this.spec.hiddenSize;
    for (let l = 0; l < this.#layers.length; l++) {
      const layer = trace.layers[l];
      copyInto(layer.h, 0, initialH, l * slot, slot);
      if (this.cell.hasC) copyInto(layer.c, 0, initialC, l * slot, slot);
      const input = l === 0 ? trace.x : trace.layers[l - 1].h;
      const at = l === 0 ? 0 : slot;
      forwardLayer(this.backend, this.#layers[l], layer, input, at, l === 0 ? oneHot : null, T, B);
      copyInto(trace.hn, l * slot, layer.h, T * slot, slot);
      if (this.cell.hasC) copyInto(trace.cn, l * slot, layer.c, T * slot, slot);
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
    if (!(trace instanceof Trace)) throw new EngineError('trace', 'one of this network', show(trace));
    requireObject('options', options, 'an object of dOutput, dHn, dCn');
    const { reuse } = options;
    const { T, B } = trace;
    const { numLayers, hiddenSize: H, outputSize } = this.spec;
    const slot = B * H;
    this.#requireOwn('trace', trace, Trace, T, B);
    if (reuse) this.#requireOwn('reuse', reuse, Gradients, T, B);
    const width = outputSize > 0 ? `outputSize ${outputSize}` : `hiddenSize ${H}`;
    const state = `numLayers ${numLayers} × B ${B} × hiddenSize ${H}`;
    if (options.dOutput !== undefined)
      requireLength('dOutput', options.dOutput, trace.output.length, `T ${T} × B ${B} × ${width}`);
    if (options.dHn !== undefined) requireLength('dHn', options.dHn, trace.hn.length, state);
    if (options.dCn !== undefined) {
      this.#requireC('dCn', options.dCn);
      requireLength('dCn', options.dCn, trace.cn.length, state);
    }

    const gradients = reuse ?? new Gradients(trace, allocateOnHeap);
    const { block, dx, dy, dh0, dc0, layers } = gradients;
    const dOutput = options.dOutput === dy ? dy : apart(options.dOutput, block, this.grad);
    const dHn = apart(options.dHn, block, this.grad);
    const dCn = apart(options.dCn, block, this.grad);
    dx.fill(0);
    for (const { dh, dc } of layers) {
      dh.fill(0);
      dc.fill(0);
    }
    const top = layers[numLayers - 1].dh;
    if (this.#head) {
      if (!dOutput) dy.fill(0);
      else if (dOutput !== dy) dy.set(dOutput);
      const { h } = trace.layers[numLayers - 1];
      backwardHead(this.backend, this.#head, T * B, h, slot, trace.output, dy, top, slot);
    } else if (dOutput) {
      top.set(dOutput, slot);
    }
    for (let l = numLayers - 1; l >= 0; l--) {
      const layer = layers[l];
      addInto(layer.dh, T * slot, dHn, l * slot, slot);
      addInto(layer.dc, T * slot, dCn, l * slot, slot);
      const input = l === 0 ? trace.x : trace.layers[l - 1].h;
      const below = l === 0 ? dx : layers[l - 1].dh;
      const at = l === 0 ? 0 : slot;
      const oneHot = l === 0 && !this.#embedding ? trace.tokens : null;
      backwardLayer(
        this.backend,
        this.#layers[l],
        trace.layers[l],
        layer,
        input,
        at,
        oneHot,
        below,
        at,
        T,
        B
      );
      copyInto(dh0, l * slot, layer.dh, 0, slot);
      if (this.cell.hasC) copyInto(dc0, l * slot, layer.dc, 0, slot);
    }
    if (this.#embedding && trace.tokens) addToRows(trace.tokens, dx, this.#embedding.grad);
    return gradients;
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
    requireObject('x', x, 'numbers or tokens');
    requireObject('state', state, 'an object of h and c');
    const B = Math.max(1, this.readsTokens(x) ? x.length : Math.floor(x.length / this.spec.inputSize));
    const { output, hn, cn } = this.forward(x, { T: 1, B, h0: state.h, c0: state.c, reuse });
    return { output, state: this.cell.hasC ? { h: hn, c: cn } : { h: hn } };
  }

  /** Whether `forward` takes `x` for tokens. */
  readsTokens(x: Numbers): boolean {
    return this.#embedding !== null || x instanceof Int32Array;
  }

  /**
   * Checks a state that comes from outside.
   * @throws EngineError on a wrong length, on numbers that are not finite and on a c where there is none
   */
  requireState(argument: 'h0' | 'c0', values: Numbers | undefined, B: number): void {
    if (values === undefined) return;
    if (argument === 'c0') this.#requireC(argument, values);
    const { numLayers: L, hiddenSize: H, dtype } = this.spec;
    requireNumbers(argument, values, L * B * H, `numLayers ${L} × B ${B} × hiddenSize ${H}`, dtype);
  }

  #requireC(argument: string, values: Numbers): void {
    if (this.cell.hasC) return;
    const got = typeof values === 'object' && values !== null ? `${values.length} numbers` : show(values);
    throw new EngineError(argument, `nothing (${this.spec.cell} has no c)`, got);
  }

  #requireOwn(
    argument: string,
    given: Trace | Gradients,
    kind: typeof Trace | typeof Gradients,
    T: number,
    B: number
  ): void {
    if (!(given instanceof kind)) {
      throw new EngineError(argument, kind === Trace ? 'a Trace' : 'Gradients', show(given));
    }
    if (given.net !== this) throw new EngineError(argument, 'one of this network', 'one of another network');
    if (given.T !== T || given.B !== B) {
      throw new EngineError(argument, `T ${T}, B ${B}`, `T ${given.T}, B ${given.B}`);
    }
    if (given.block.length === 0) {
      throw new EngineError(argument, 'one that has its buffers', 'one whose buffers were transferred');
    }
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
