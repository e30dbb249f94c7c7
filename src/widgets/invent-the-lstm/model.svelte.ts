import { Timed } from '$frame/timed.svelte.ts';
import type { InventParams } from './params.ts';
import { failureOf, tasks } from './tasks.ts';
import { partNames, passOf, read } from './unit.ts';

/** So many settings have to fail before a part is offered, each so far from the one before. */
const ENOUGH = 3;
const FAR = 0.5;

/** A unit that grows by the part that its task cannot be done without. */
export class InventTheLstm extends Timed {
  readonly params: InventParams;

  readonly task = $derived.by(() => tasks[this.params.stage - 1]);
  readonly shown = $derived.by(() => this.task.cases[this.params.shown - 1]);
  readonly run = $derived.by(() => read(this.params.parts, this.params, this.shown.offers));
  readonly counterexample = $derived.by(() => failureOf(this.task, this.params.parts, this.params));

  /** Settings of the present task that were tried and failed, and the one that was counted last. */
  #tries = $state({ stage: 0, count: 0 });
  #last: Partial<InventParams> = {};
  #gaveUp = $state(0);

  constructor(params: InventParams) {
    super();
    this.params = params;
    this.reset();
  }

  get length() {
    return this.shown.offers.length;
  }
  reset = () => {
    this.seek(this.length);
    this.#tries = { stage: 0, count: 0 };
    this.#gaveUp = 0;
  };

  /** A slider that has been moved a good way is a try. */
  change = (values: Partial<InventParams>) => {
    const { stage } = this.params;
    if (this.#tries.stage !== stage) {
      this.#tries = { stage, count: 0 };
      this.#last = { ...this.params };
    }
    Object.assign(this.params, values);
    const far = (Object.keys(values) as (keyof InventParams)[]).some(
      (name) => name !== 'shown' && Math.abs(this.params[name] - (this.#last[name] ?? 0)) >= FAR
    );
    if (!far || this.solved) return;
    this.#last = { ...this.params };
    this.#tries.count += 1;
  };
  /** Failed tries that are still to come before a part is offered. */
  get toTry(): number {
    const { stage } = this.params;
    if (this.#gaveUp === stage) return 0;
    return Math.max(0, ENOUGH - (this.#tries.stage === stage ? this.#tries.count : 0));
  }
  giveUp = () => {
    this.#gaveUp = this.params.stage;
  };

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
    this.#showFailure();
  };
  next = () => {
    if (!this.solved || this.params.stage === tasks.length) return;
    this.params.stage += 1;
    this.reset();
    this.#showFailure();
  };
  show = (at: number) => {
    this.params.shown = at;
    this.seek(this.length);
  };
  /** Where it fails is what is to be seen. */
  #showFailure() {
    this.show((this.counterexample?.at ?? 0) + 1);
  }

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
