import { clipGradNorm, gradNorm, Gradients, Network, squaredError, Trace } from '$engine';

/** Where the state starts, and what it should be after T steps. */
export const START = 0.5;
export const TARGET = 0.7;

export interface Slope {
  loss: number;
  /** dL/dw and dL/db. */
  gradient: [number, number];
  norm: number;
}

/**
 * One tanh unit that reads the constant 1 and is judged by its last state: h_t = tanh(w h_{t−1} + b), h_0 = ½,
 * L = (h_T − 0.7)². The unit of Pascanu, Mikolov and Bengio 2013 is the same up to scale, by σ(a) = (1 + tanh(a/2))/2.
 */
export class Unit {
  readonly #net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
  readonly #trace: Trace<Network>;
  readonly #gradients: Gradients;
  readonly #ones: Float64Array;
  readonly #h0 = [START];
  readonly #target = [TARGET];
  readonly #dHn = new Float64Array(1);

  constructor(readonly T: number) {
    this.#trace = new Trace(this.#net, T, 1);
    this.#gradients = new Gradients(this.#trace);
    this.#ones = new Float64Array(T).fill(1);
  }

  loss(w: number, b: number): number {
    this.#net.set('weight_hh_l0', [w]);
    this.#net.set('weight_ih_l0', [b]);
    this.#net.forward(this.#ones, { T: this.T, h0: this.#h0, reuse: this.#trace });
    return squaredError(this.#trace.hn, this.#target, this.#dHn).loss;
  }

  /** The pass at one place, until another is asked for. */
  passAt(w: number, b: number): Trace<Network> {
    this.loss(w, b);
    return this.#trace;
  }

  slope(w: number, b: number): Slope {
    const net = this.#net;
    const loss = this.loss(w, b);
    net.zeroGrad();
    net.backward(this.#trace, { dHn: this.#dHn, reuse: this.#gradients });
    return { loss, gradient: this.#read(), norm: gradNorm(net) };
  }

  /** The gradient of the last `slope`, clipped by its norm as the engine does it, or entry by entry. */
  clipped(threshold: number, by: 'norm' | 'element'): [number, number] {
    const [dw, db] = this.#read();
    if (by === 'element') {
      const cut = (d: number) => Math.max(-threshold, Math.min(threshold, d));
      return [cut(dw), cut(db)];
    }
    clipGradNorm(this.#net, threshold);
    const result = this.#read();
    this.#net.parameter('weight_hh_l0').grad[0] = dw;
    this.#net.parameter('weight_ih_l0').grad[0] = db;
    return result;
  }

  #read(): [number, number] {
    const net = this.#net;
    return [net.parameter('weight_hh_l0').grad[0], net.parameter('weight_ih_l0').grad[0]];
  }
}
