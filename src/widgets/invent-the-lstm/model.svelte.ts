import { Timed } from '$frame/timed.svelte.ts';
import type { InventParams } from './params.ts';
import { failureOf, tasks } from './tasks.ts';
import { partNames, passOf, read } from './unit.ts';

/** A unit that grows by the part that its task cannot be done without. */
export class InventTheLstm extends Timed {
  readonly params: InventParams;

  readonly task = $derived.by(() => tasks[this.params.stage - 1]);
  readonly shown = $derived.by(() => this.task.cases[this.params.shown - 1]);
  readonly run = $derived.by(() => read(this.params.parts, this.params, this.shown.offers));
  readonly counterexample = $derived.by(() => failureOf(this.task, this.params.parts, this.params));

  constructor(params: InventParams) {
    super();
    this.params = params;
    this.reset();
  }

  get length() {
    return this.shown.offers.length;
  }
  reset = () => this.seek(this.length);

  get solved() {
    return this.counterexample === undefined;
  }
  /** The part that this task asks for, where the unit does not have it yet. */
  get missing() {
    return this.params.parts < this.params.stage ? partNames[this.params.parts] : undefined;
  }
  get finished() {
    return this.solved && this.params.stage === tasks.length;
  }
  add = () => {
    this.params.parts = this.params.stage;
  };
  next = () => {
    if (!this.solved || this.params.stage === tasks.length) return;
    this.params.stage += 1;
    this.params.shown = 1;
    this.reset();
  };
  show = (at: number) => {
    this.params.shown = at;
    this.reset();
  };

  get score() {
    return (this.params.stage - 1 + Number(this.solved)) / tasks.length;
  }

  values() {
    const { c, y, i, f, o } = this.run;
    return {
      x: this.shown.offers.map(({ x }) => x),
      c,
      y,
      i,
      f,
      o,
      wanted: [...this.shown.wanted],
      worst: this.counterexample?.worst ?? 0
    };
  }
  pass() {
    return passOf(this.params.parts, this.params, this.shown.offers);
  }
}
