import { Rng } from '$engine';
import { CellAtWork } from '$figure/cell/at-work.svelte.ts';
import { ALPHABET, oneHot } from '$figure/cell/characters.ts';
import { lstm, type LstmGate } from '$figure/cell/gated.ts';
import { stepOf, type Step } from '$figure/cell/lstm-step.ts';
import { nameOf } from '$figure/cell/weights.ts';
import { Timed } from '$frame/timed.svelte.ts';
import type { LstmGatesParams } from './params.ts';
import { presets } from './presets.ts';

export const LONG = 1000;
/** Of the exercises: steps, and what has to be left of the content or lost. */
export const TASK_STEPS = 100;
export const FORGOTTEN = 0.01;
export const WRITTEN = 0.5;

/** An LSTM at work on a string of characters, one of its units looked into, forward and then backward. */
export class LstmGates extends Timed {
  readonly params: LstmGatesParams;
  readonly cell: CellAtWork<LstmGate>;
  /** Forward: the gates, the two products, the sum, the output. Backward the same from the other end. */
  readonly substeps = 4;

  readonly T = $derived.by(() => this.params.text.length);
  /** Both passes. One value, not several: while prerendering, Svelte computes a derived value at every reading. */
  readonly run = $derived.by(() => {
    const { cell, T } = this;
    const net = cell.network();
    const trace = net.forward(oneHot(cell.text), { T, c0: this.c0 });
    // The gradient of the last answer, y_T, by everything before it.
    const dOutput = new Float64Array(T);
    dOutput[T - 1] = 1;
    const gradients = net.backward(trace, { dOutput });
    const steps = Array.from({ length: T }, (_, t) => stepOf(trace, gradients, t, cell.unit));
    return { net, trace, gradients, steps };
  });
  readonly preset = $derived.by(() => nameOf(presets, this.params));

  constructor(params: LstmGatesParams) {
    super();
    this.params = params;
    this.cell = new CellAtWork(lstm, params, () => this.now.gates);
    this.reset();
  }

  /** 0: nothing read yet; up to T forward; from there on back again, 2T: all the way back. */
  get length() {
    return 2 * this.T;
  }
  get backward() {
    return this.t > this.T;
  }
  /** Index of the step that is drawn. */
  get at() {
    return this.backward ? 2 * this.T - this.t : Math.max(0, this.t - 1);
  }
  /** What the unit that is drawn holds before the first step; the others hold nothing. */
  get c0() {
    return this.cell.initial(this.params.c0);
  }
  /** With all numbers of both passes. */
  get steps(): readonly Step[] {
    return this.run.steps;
  }
  get now(): Step {
    return this.steps[this.at];
  }
  /** A still picture shows the step that writes. */
  reset = () => this.seek(Math.max(1, this.params.text.indexOf('(') + 1));
  /** The same step in the other pass. */
  turn = () => this.seek(this.backward ? this.at + 1 : 2 * this.T - this.at);
  show = (step: number) => this.seek(this.backward ? 2 * this.T - step : step + 1);

  draw = (seed: number) => this.cell.draw(Math.max(2, this.params.units), seed);
  /** f = 1 and i = 0, with something to keep. */
  keep = () => {
    this.cell.setHeld('f', 1);
    this.cell.setHeld('i', 0);
    if (this.params.c0 === 0) this.params.c0 = 0.8;
    this.params.long = true;
  };

  /** The text, and then letters and brackets at random, to 1,000 steps: c of the unit that is drawn. */
  readonly long = $derived.by(() => {
    const rng = new Rng(this.params.seed);
    const rest = Array.from({ length: LONG - this.T }, () => rng.choice(ALPHABET)).join('');
    const trace = this.run.net.forward(oneHot(this.params.text + rest), { T: LONG, c0: this.c0 });
    return Array.from({ length: LONG + 1 }, (_, t) => trace.c(0, t - 1)[this.cell.unit]);
  });

  /**
   * In an exercise: what is left of a content of 1, by the forget gate alone, with nothing written; or what the weights,
   * no gate held, write at ( and what is left of it.
   */
  readonly verdict = $derived.by(() => {
    const letters = 'a'.repeat(TASK_STEPS);
    if (this.params.task === 'half-life') {
      const net = this.cell.network({ i: 0 });
      const c0 = Array.from({ length: this.params.units }, () => 1);
      const trace = net.forward(oneHot(letters), { T: TASK_STEPS, c0 });
      const left = trace.c(0, TASK_STEPS - 1)[this.cell.unit];
      return { first: 1, left, solved: left >= 0.5 && left <= 0.55 };
    }
    const net = this.cell.network({});
    const trace = net.forward(oneHot(`(${letters.slice(0, 20)}`), { T: 21 });
    const first = trace.c(0, 0)[this.cell.unit];
    // Of nothing, nothing is left.
    const left = first === 0 ? 0 : Math.abs(trace.c(0, 20)[this.cell.unit] / first);
    return { first, left, solved: Math.abs(first) > WRITTEN && left < FORGOTTEN };
  });
  get score(): number | undefined {
    return this.params.task === 'none' ? undefined : this.verdict.solved ? 1 : 0;
  }

  readonly byCharacter = ['text'];
  values() {
    const { T } = this;
    const { trace, gradients, steps } = this.run;
    const over = <V>(value: (t: number) => V) => Array.from({ length: T }, (_, t) => value(t));
    const gate = (name: string) => over((t) => Array.from(trace.gates(0, t)[name]));
    return {
      text: this.params.text,
      c0: this.c0,
      i: gate('i'),
      f: gate('f'),
      g: gate('g'),
      o: gate('o'),
      c: over((t) => Array.from(trace.c(0, t))),
      h: over((t) => Array.from(trace.h(0, t))),
      y: Array.from(trace.output),
      dc: over((t) => Array.from(gradients.dc(0, t))),
      dh: over((t) => Array.from(gradients.dh(0, t))),
      unit: this.params.unit,
      direct: steps.map(({ direct }) => direct),
      throughH: steps.map(({ throughH }) => throughH),
      dcBefore: steps.map(({ dcBefore }) => dcBefore),
      // Of the unit that is drawn, gates in the order i, f, g, o.
      dGates: steps.map(({ dGates }) => lstm.gates.map((name) => dGates[name])),
      feeds: steps.map(({ feeds }) => lstm.gates.map((name) => feeds[name])),
      others: steps.map(({ others }) => others),
      dhBefore: steps.map(({ dhBefore }) => dhBefore),
      hByC: steps.map(({ hByC }) => hByC)
    };
  }
  pass() {
    return this.run.trace;
  }
}
