import { Timed } from '$frame/timed.svelte.ts';
import { inputsOf, lamp, lampAfter, run, said } from './lamp.ts';
import type { FoldParams } from './params.ts';

/** A network with one W that reads a string, rolled up, pulled out, or in between. */
export class FoldUnfold extends Timed {
  readonly params: FoldParams;
  /** While a step is shown, the frame tells how far it has come. */
  readonly substeps = 2;

  readonly trace = $derived.by(() => run(lamp(this.params.w), this.params.bits));
  readonly wanted = $derived.by(() => lampAfter(this.params.bits));
  /** h_1 … h_N */
  readonly h = $derived.by(() =>
    Array.from({ length: this.length }, (_, t) => Array.from(this.trace.h(0, t)))
  );
  readonly y = $derived.by(() => Array.from(this.trace.output));
  readonly right = $derived.by(() => this.y.map((y, t) => said(y) === this.wanted[t]));

  constructor(params: FoldParams) {
    super();
    this.params = params;
    this.reset();
  }
  get length() {
    return this.params.bits.length;
  }
  reset = () => this.seek(3);

  press = (step: number) => {
    const { bits } = this.params;
    this.params.bits = Array.from(bits, (bit, i) => (i === step ? String(1 - Number(bit)) : bit)).join('');
  };
  pull = (unroll: number) => {
    this.params.unroll = unroll;
  };

  values() {
    return { x: inputsOf(this.params.bits), h: this.h, y: this.y, right: this.right };
  }
  pass() {
    return this.trace;
  }
}
