import { CellAtWork } from '$figure/cell/at-work.svelte.ts';
import { oneHot } from '$figure/cell/characters.ts';
import { gru, type GruGate } from '$figure/cell/gated.ts';
import { D, nameOf, randomWeights } from '$figure/cell/weights.ts';
import type { GruGatesParams } from './params.ts';
import { presets } from './presets.ts';
import { stepOf, type Step } from './step.ts';

/** A GRU at work on a string of characters, one of its units looked into. */
export class GruGates extends CellAtWork<GruGate, Step> {
  readonly params: GruGatesParams;
  /** The gates, the content, the new state. */
  readonly substeps = 3;
  #t = $state(0);

  /** One value, not several: while prerendering, Svelte computes a derived value at every reading. */
  readonly run = $derived.by(() => {
    const x = oneHot(this.text);
    const T = this.text.length;
    const trace = this.network().forward(x, { T, h0: this.initial(this.params.h0) });
    const steps = Array.from({ length: T }, (_, t) =>
      stepOf(trace, t, this.unit, x.slice(t * D, (t + 1) * D))
    );
    return { trace, steps };
  });
  readonly preset = $derived.by(() => nameOf(presets, this.params));

  constructor(params: GruGatesParams) {
    super(gru);
    this.params = params;
    this.reset();
  }

  get t() {
    return Math.min(this.#t, this.length);
  }
  get length() {
    return this.text.length;
  }
  get at() {
    return Math.max(0, this.t - 1);
  }
  get steps(): readonly Step[] {
    return this.run.steps;
  }
  seek = (t: number) => {
    this.#t = Math.max(0, Math.min(this.length, Math.round(t)));
  };
  reset = () => this.seek(2);

  draw = () => {
    const seed = (this.params.seed % 9999) + 1;
    this.setWeights({ seed, ...randomWeights(gru, 2, seed) });
  };

  values() {
    const { trace } = this.run;
    const over = <V>(value: (t: number) => V) => Array.from({ length: this.length }, (_, t) => value(t));
    const gate = (name: GruGate) => over((t) => Array.from(trace.gates(0, t)[name]));
    return {
      text: this.text,
      r: gate('r'),
      z: gate('z'),
      n: gate('n'),
      h: over((t) => Array.from(trace.h(0, t))),
      y: Array.from(trace.output)
    };
  }
}
