import { carve, take, type Allocate, type FloatArray } from './buffers.ts';
import type { LayerGradients, LayerTrace } from './cells/cell.ts';
import { requireInteger, EngineError, show } from './errors.ts';
import type { Model } from './model.ts';

/**
 * Everything one forward pass computed. A later pass leaves it as it is, unless it is handed to that pass as
 * `reuse`. All of it is to be read, not written.
 */
export class Trace<Owner extends Model = Model> {
  /** The tokens read, [T, B]; null where numbers were. */
  readonly tokens: Int32Array | null;
  /** A copy of the input, [T, B, inputSize]; for tokens what the embedding made of them, [T, B, E], or empty. */
  readonly x: FloatArray;
  /** [T, B, outputSize], without a head the top layer's h, [T, B, H]. */
  readonly output: FloatArray;
  /** Last states, [numLayers, B, H]. */
  readonly hn: FloatArray;
  /** lstm: [numLayers, B, H]; else empty. */
  readonly cn: FloatArray;
  /** The buffers behind `h`, `c` and `gates`, layer by layer. */
  readonly layers: readonly LayerTrace[];
  /** What all of these but `tokens` are cut from. */
  readonly block: FloatArray;

  /**
   * @param allocate where its buffers lie. Default: on the network's backend, which is the fastest place. On any other
   * (the JavaScript heap, say) the numbers are the same
   * @throws EngineError on sizes that are no positive integers
   */
  constructor(
    readonly net: Owner,
    readonly T: number,
    readonly B: number,
    tokens = false,
    allocate: Allocate = net.backend.allocate
  ) {
    requireInteger('T', T, 1);
    requireInteger('B', B, 1);
    const { cell, spec } = net;
    const { inputSize, embeddingSize, numLayers, hiddenSize: H, outputSize } = spec;
    const slot = B * H;
    const states = (T + 1) * slot;
    const R = cell.gates.length * slot;
    const perLayer = [states, cell.hasC ? states : 0, T * R, cell.hasAux ? T * slot : 0];
    const { block, views } = carve(allocate, spec.dtype, [
      T * B * (tokens ? embeddingSize : inputSize),
      T * B * outputSize,
      numLayers * slot,
      cell.hasC ? numLayers * slot : 0,
      cell.splitsRecurrent ? R : 0,
      ...Array.from({ length: numLayers }, () => perLayer).flat()
    ]);
    const [x, output, hn, cn, recurrent, ...rest] = views;
    this.tokens = tokens ? asIntegers(take(allocate, 'float32', T * B)) : null;
    this.block = block;
    this.x = x;
    this.hn = hn;
    this.cn = cn;
    this.layers = Array.from({ length: numLayers }, (_, l) => {
      const [h, c, gates, aux] = rest.slice(4 * l);
      return { h, c, gates, aux, recurrent };
    });
    this.output = outputSize > 0 ? output : this.layers[numLayers - 1].h.subarray(slot);
  }

  /** h_t of layer l: a view [B, H]; t = −1 is the initial state. */
  h(l: number, t: number): FloatArray {
    return slotView(this, this.layers[requireLayer(this.net, l)].h, t);
  }

  /** lstm: c_t of layer l, a view [B, H]; t = −1 is the initial state. */
  c(l: number, t: number): FloatArray {
    requireC(this.net, 'c');
    return slotView(this, this.layers[requireLayer(this.net, l)].c, t);
  }

  /**
   * The gates of step t in layer l, each [B, H]: { i, f, g, o } (lstm), { r, z, n } (gru), { z, n } (linear), or for an
   * rnn { a }, the sum before the nonlinearity. Copies: in a batch one gate's numbers do not lie side by side.
   */
  gates(l: number, t: number): Record<string, FloatArray> {
    requireStep(this, t, 0);
    const { gates, aux } = this.layers[requireLayer(this.net, l)];
    const { gates: names, gateInAux } = this.net.cell;
    const H = this.net.spec.hiddenSize;
    const slot = this.B * H;
    const result: Record<string, FloatArray> = {};
    if (gateInAux) result[gateInAux] = aux.slice(t * slot, (t + 1) * slot);
    names.forEach((name, g) => {
      const gate = new (this.net.spec.dtype === 'float32' ? Float32Array : Float64Array)(slot);
      for (let b = 0; b < this.B; b++) {
        const from = ((t * this.B + b) * names.length + g) * H;
        gate.set(gates.subarray(from, from + H), b * H);
      }
      result[name] = gate;
    });
    return result;
  }
}

/** Everything one backward pass computed beside the parameters' gradients (which are in the network). */
export class Gradients {
  readonly T: number;
  readonly B: number;
  readonly net: Model;
  /** dL/dx, laid out as the trace's `x`. */
  readonly dx: FloatArray;
  /** dL/dh_0 and dL/dc_0, [numLayers, B, H]; `dc0` is empty where there is no c. */
  readonly dh0: FloatArray;
  readonly dc0: FloatArray;
  /** With a head dL/d(output before its activation), [T, B, outputSize]; else empty. */
  readonly dy: FloatArray;
  readonly layers: readonly LayerGradients[];
  /** What all of these are cut from. */
  readonly block: FloatArray;

  /** @param allocate as for a `Trace` */
  constructor(trace: Trace, allocate: Allocate = trace.net.backend.allocate) {
    const { net, T, B } = trace;
    const { cell, spec } = net;
    const { numLayers, outputSize, hiddenSize: H } = spec;
    const slot = B * H;
    const R = T * cell.gates.length * slot;
    const states = (T + 1) * slot;
    const perLayer = [states, cell.hasC ? states : 0, R, cell.splitsRecurrent ? R : 0];
    const { block, views } = carve(allocate, spec.dtype, [
      trace.x.length,
      numLayers * slot,
      cell.hasC ? numLayers * slot : 0,
      T * B * outputSize,
      ...Array.from({ length: numLayers }, () => perLayer).flat()
    ]);
    const [dx, dh0, dc0, dy, ...rest] = views;
    this.block = block;
    this.net = net;
    this.T = T;
    this.B = B;
    this.dx = dx;
    this.dh0 = dh0;
    this.dc0 = dc0;
    this.dy = dy;
    this.layers = Array.from({ length: numLayers }, (_, l) => {
      const [dh, dc, dInput, dRecurrent] = rest.slice(4 * l);
      return { dh, dc, dInput, dRecurrent: cell.splitsRecurrent ? dRecurrent : dInput };
    });
  }

  /** The total dL/dh_t of layer l, along every path: a view [B, H]; t = −1 is the initial state. */
  dh(l: number, t: number): FloatArray {
    return slotView(this, this.layers[requireLayer(this.net, l)].dh, t);
  }

  /** lstm: the total dL/dc_t of layer l, a view [B, H]; t = −1 is the initial state. */
  dc(l: number, t: number): FloatArray {
    requireC(this.net, 'dc');
    return slotView(this, this.layers[requireLayer(this.net, l)].dc, t);
  }
}

const asIntegers = ({ buffer, byteOffset, length }: FloatArray): Int32Array =>
  new Int32Array(buffer, byteOffset, length);

interface Unrolled {
  readonly net: Model;
  readonly T: number;
  readonly B: number;
}

function slotView(u: Unrolled, states: FloatArray, t: number): FloatArray {
  requireStep(u, t, -1);
  const n = u.B * u.net.spec.hiddenSize;
  return states.subarray((t + 1) * n, (t + 2) * n);
}

function requireStep({ T }: Unrolled, t: number, least: number): void {
  if (!Number.isInteger(t) || t < least || t >= T) {
    throw new EngineError('t', `an integer from ${least} to ${T - 1}`, show(t));
  }
}

function requireLayer({ spec }: Model, l: number): number {
  requireInteger('l', l, 0);
  if (l >= spec.numLayers) throw new EngineError('l', `a layer from 0 to ${spec.numLayers - 1}`, show(l));
  return l;
}

function requireC({ cell, spec }: Model, name: string): void {
  if (!cell.hasC) throw new EngineError(name, 'a network with a cell state (lstm)', show(spec.cell));
}
