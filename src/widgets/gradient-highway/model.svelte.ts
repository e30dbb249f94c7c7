import { Timed } from '$frame/timed.svelte.ts';
import { wayBack } from './gradients.ts';
import type { HighwayParams } from './params.ts';
import { shadeOf } from './shades.ts';

/** Of the exercise: the share of the gradient that has to reach the first step. */
export const WANTED = 0.1;
/** And over how many steps. */
const LONG = 100;

/** The way back through an LSTM and through a vanilla network, unit by unit and step by step. */
export class Highway extends Timed {
  readonly params: HighwayParams;

  readonly lstm = $derived.by(() => wayBack('lstm', this.params));
  readonly rnn = $derived.by(() => wayBack('rnn', this.params));
  /** The largest entry of both, which has the strongest shade. */
  readonly largest = $derived.by(() => {
    let largest = 0;
    for (const { gradient } of [this.lstm, this.rnn])
      for (const entries of gradient)
        for (const entry of entries) largest = Math.max(largest, Math.abs(entry));
    return largest;
  });
  /** Of what stands at the last step: how much reaches the first. */
  readonly reach = $derived.by(() => ({
    lstm: share(this.lstm.norm),
    rnn: share(this.rnn.norm),
    direct: share(this.lstm.direct)
  }));

  constructor(params: HighwayParams) {
    super();
    this.params = params;
    this.reset();
  }

  /** `t` is in steps back from the last state. */
  get length() {
    return this.params.steps - 1;
  }
  /** The index of the step that `t` points at, from 0. */
  get at() {
    return this.length - this.t;
  }
  /** All of the way back is shown. */
  reset = () => this.seek(this.length);
  change = (values: Partial<HighwayParams>) => this.keepingEnd(() => Object.assign(this.params, values));

  get asks(): boolean {
    return this.params.task === 'none';
  }
  /** How many steps back nothing is left in the vanilla network's map; undefined where that is never so. */
  readonly blank = $derived.by(() => {
    const { gradient } = this.rnn;
    const empty = (t: number) => gradient[t].every((entry) => shadeOf(entry, this.largest) < 0);
    const first = Array.from(gradient.keys()).reverse().find(empty);
    return first === undefined ? undefined : gradient.length - 1 - first;
  });

  get score(): number | undefined {
    if (this.params.task === 'none') return undefined;
    const { lstm } = this.reach;
    return this.params.steps >= LONG && lstm >= WANTED ? 1 : 0;
  }

  values() {
    return {
      dc: this.lstm.gradient.map((entries) => Array.from(entries)),
      dh: this.rnn.gradient.map((entries) => Array.from(entries)),
      normLstm: [...this.lstm.norm],
      normRnn: [...this.rnn.norm],
      reachLstm: this.reach.lstm,
      reachRnn: this.reach.rnn,
      reachDirect: this.reach.direct
    };
  }
  pass() {
    return this.lstm.trace;
  }
}

function share(norm: readonly number[]): number {
  const last = norm[norm.length - 1];
  return last > 0 ? norm[0] / last : 0;
}
