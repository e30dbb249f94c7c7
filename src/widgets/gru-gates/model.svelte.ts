import { CellAtWork } from '$figure/cell/at-work.svelte.ts';
import { oneHot } from '$figure/cell/characters.ts';
import { gru, type GruGate } from '$figure/cell/gated.ts';
import { stepOf, type Step } from '$figure/cell/gru-step.ts';
import { D, nameOf } from '$figure/cell/weights.ts';
import { Timed } from '$frame/timed.svelte.ts';
import type { GruGatesParams } from './params.ts';
import { presets } from './presets.ts';

/** Of the exercise: what a paper that writes z for the new share says, and what that is here. */
export const PAPER = 0.1;
const WANTED = 1 - PAPER;
/** How near counts. */
const NEAR = 0.006;

/** A GRU at work on a string of characters, one of its units looked into. */
export class GruGates extends Timed {
  readonly params: GruGatesParams;
  readonly cell: CellAtWork<GruGate>;
  /** The gates, the content, the new state. */
  readonly substeps = 3;

  /** One value, not several: while prerendering, Svelte computes a derived value at every reading. */
  readonly run = $derived.by(() => {
    const { cell, length: T } = this;
    const x = oneHot(cell.text);
    const trace = cell.network().forward(x, { T, h0: cell.initial(this.params.h0) });
    const steps = Array.from({ length: T }, (_, t) =>
      stepOf(trace, t, cell.unit, x.slice(t * D, (t + 1) * D))
    );
    return { trace, steps };
  });
  readonly preset = $derived.by(() => nameOf(presets, this.params));

  constructor(params: GruGatesParams) {
    super();
    this.params = params;
    this.cell = new CellAtWork(gru, params, () => this.now.gates);
    this.reset();
  }

  get length() {
    return this.params.text.length;
  }
  get at() {
    return Math.max(0, this.t - 1);
  }
  get steps(): readonly Step[] {
    return this.run.steps;
  }
  get now(): Step {
    return this.steps[this.at];
  }
  reset = () => this.seek(2);

  draw = (seed: number) => this.cell.draw(2, seed);

  /** In the exercise: whether z is held where the paper has it, or where the paper's number would be here. */
  get verdict() {
    const { holdZ, z } = this.params;
    const at = (value: number) => holdZ && Math.abs(z - value) < NEAR;
    return at(WANTED) ? 'solved' : at(PAPER) ? 'as-written' : 'open';
  }
  get score(): number | undefined {
    return this.params.task === 'none' ? undefined : Number(this.verdict === 'solved');
  }

  readonly byCharacter = ['text'];
  values() {
    const { trace } = this.run;
    const over = <V>(value: (t: number) => V) => Array.from({ length: this.length }, (_, t) => value(t));
    const gate = (name: GruGate) => over((t) => Array.from(trace.gates(0, t)[name]));
    return {
      text: this.params.text,
      r: gate('r'),
      z: gate('z'),
      n: gate('n'),
      h: over((t) => Array.from(trace.h(0, t))),
      y: Array.from(trace.output)
    };
  }
  pass() {
    return this.run.trace;
  }
}
