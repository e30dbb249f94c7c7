import { Network } from '$engine';
import type { Values } from '$frame/params/index.ts';
import { Timed } from '$frame/timed.svelte.ts';
import type { parameters } from './params.ts';

/** A unit that reads a 1, and then nothing but 0. */
export class Example extends Timed {
  readonly params: Values<typeof parameters>;
  readonly network = $derived.by(() => {
    const network = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
    network.set('weight_ih_l0', [1]);
    network.set('weight_hh_l0', [this.params.weight]);
    return network;
  });
  readonly trace = $derived.by(() => {
    const x = Array.from({ length: this.length }, (_, t) => (t === 0 ? 1 : 0));
    return this.network.forward(x, { T: this.length });
  });
  /** Its state before the first step and after each. */
  readonly h = $derived.by(() =>
    Array.from({ length: this.length + 1 }, (_, t) => this.trace.h(0, t - 1)[0])
  );

  constructor(params: Values<typeof parameters>) {
    super();
    this.params = params;
  }
  get length() {
    return this.params.steps;
  }
  values() {
    return { h: this.h.slice(1) };
  }
  pass() {
    return this.trace;
  }
}
