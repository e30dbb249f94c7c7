import { Timed } from '$frame/timed.svelte.ts';
import { networkOf, read, tryAll, wanted } from './network.ts';
import type { CountingParams } from './params.ts';

/** The longest string of the exercise. */
export const GOAL = 100;

/** An LSTM on aⁿbⁿ: what its cells hold along one string, and for which n it is right. */
export class Counting extends Timed {
  readonly params: CountingParams;

  readonly net = $derived.by(() => networkOf(this.params.kind, this.params.forgetBias));
  readonly run = $derived.by(() => read(this.net, this.params.n));
  readonly wanted = $derived.by(() => wanted(this.params.n));
  /** For n = 1, 2, …: whether every answer along aⁿbⁿ is right. */
  readonly results = $derived.by(() => tryAll(this.net));
  /** The smallest n that is answered wrongly; undefined where none was found. */
  readonly first = $derived.by(() => {
    const at = this.results.indexOf(false);
    return at < 0 ? undefined : at + 1;
  });

  constructor(params: CountingParams) {
    super();
    this.params = params;
    this.reset();
  }

  get asks(): boolean {
    return this.params.task === 'none';
  }
  get length() {
    return 2 * this.params.n;
  }
  reset = () => this.seek(this.length);
  /** Another string is shown read to its end. */
  change = (values: Partial<CountingParams>) => {
    Object.assign(this.params, values);
    if (values.n !== undefined) this.seek(this.length);
  };
  /** Steps of the string that are answered wrongly, from 0. */
  get wrong(): number[] {
    const { y } = this.run;
    return y.flatMap((answer, t) => (answer > 0.5 === (this.wanted[t] === 1) ? [] : [t]));
  }
  get score(): number | undefined {
    if (this.params.task === 'none') return undefined;
    return this.params.kind === 'hand' && this.results.slice(0, GOAL).every(Boolean) ? 1 : 0;
  }

  values() {
    return {
      c: this.run.c,
      y: this.run.y,
      wanted: this.wanted,
      right: this.results.map(Number),
      first: this.first ?? 0
    };
  }
  pass() {
    return this.run.trace;
  }
}
