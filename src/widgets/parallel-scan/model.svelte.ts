import { Network, Rng, scanTicks, stepMaps, type ScanPlan } from '$engine';
import type { Json } from '$frame/params/index.ts';
import { Timed } from '$frame/timed.svelte.ts';
import type { ScanParams } from './params.ts';
import { pin } from './pinned.ts';
import { tableOf, type Place } from './table.ts';

/** Of the exercises: two steps to be joined, and a sequence whose ticks are to be counted. */
export const PAIR = { first: { a: 2, b: 1 }, second: { a: 3, b: 4 } } as const;
export const LONG = 1000;

/** Ticks and joins of a plan. */
export function costOf(T: number, plan: ScanPlan): { ticks: number; joins: number } {
  const ticks = scanTicks(T, plan);
  return { ticks: ticks.length, joins: ticks.reduce((sum, joins) => sum + joins.length, 0) };
}

/** Ticks after which the last state is known, where all that waits for nothing is done at once. */
export const ticksToLast = (T: number): number => scanTicks(T, 'wide').length;

/** One unit whose steps are joined in pairs, the pairs in pairs; or, with a tanh between, cannot be. */
export class ParallelScan extends Timed {
  readonly params: ScanParams;
  /** The place that is pointed at: a row of the table, and a step. */
  pointed = $state.raw<{ row: number; t: number }>();
  /** Parts in which a tick is shown. */
  readonly substeps = 5;

  readonly T = $derived.by(() => Number(this.params.steps));
  readonly tanh = $derived.by(() => this.params.step === 'tanh');
  readonly x = $derived.by(() => {
    const rng = new Rng(this.params.seed);
    return Array.from({ length: this.T }, () => rng.normal());
  });
  readonly trace = $derived.by(() => {
    const { weight } = this.params;
    const net = new Network({
      cell: this.tanh ? 'rnn' : 'linear',
      inputSize: 1,
      hiddenSize: 1,
      bias: !this.tanh,
      dtype: 'float64'
    });
    // The gate opens and closes with the input; with tanh there is none.
    net.set('weight_ih_l0', this.tanh ? [1] : [1, 1]);
    if (this.tanh) net.set('weight_hh_l0', [weight]);
    else net.set('bias_ih_l0', [0.6, 0.2]);
    return net.forward(this.x, { T: this.T });
  });
  /** h_1 … h_T, step by step. */
  readonly h = $derived.by(() => Array.from({ length: this.T }, (_, t) => this.trace.h(0, t)[0]));
  /** What each step is: a and b. */
  readonly maps = $derived.by(() =>
    this.tanh
      ? { a: Float64Array.from(this.x, () => this.params.weight), b: Float64Array.from(this.x) }
      : stepMaps(this.trace)
  );
  readonly ticks = $derived.by(() => scanTicks(this.T, this.params.plan));
  readonly rows: readonly (readonly Place[])[] = $derived.by(() => tableOf(this.maps, this.ticks));
  readonly costs = $derived.by(() => ({
    loop: costOf(this.T, 'loop'),
    tree: costOf(this.T, 'tree'),
    wide: costOf(this.T, 'wide')
  }));
  /** Each two steps in a row, and the only single step that could do the same. */
  readonly pins = $derived.by(() => {
    const step = (t: number) => ({ a: this.maps.a[t], b: this.maps.b[t] });
    return Array.from({ length: this.T / 2 }, (_, k) => pin(step(2 * k), step(2 * k + 1)));
  });
  /** Of these the one that is drawn: pointed at, or the worst. */
  readonly pinned = $derived.by(() => {
    const worst = this.pins.reduce((best, { gap }, k) => (gap > this.pins[best].gap ? k : best), 0);
    return this.pointed ? Math.min(this.pins.length - 1, Math.floor(this.pointed.t / 2)) : worst;
  });

  constructor(params: ScanParams) {
    super();
    this.params = params;
  }

  /** With a tanh between there is nothing after the first tick but step by step. */
  get length() {
    return this.tanh && this.params.plan !== 'loop' ? 1 : this.ticks.length;
  }
  /** Whether steps cannot be joined as they are here. */
  get fails() {
    return this.tanh && this.params.plan !== 'loop';
  }
  get asks() {
    return this.params.task === 'none' && !this.tanh;
  }

  /** Joins made so far. */
  readonly joins = $derived.by(() =>
    this.ticks.slice(0, this.t).reduce((sum, joins) => sum + joins.length, 0)
  );
  /** Whether step t (from 0) is known after so many ticks: all steps before it are in its place. */
  known = (t: number, after = this.t): boolean => this.rows[after][t].first === 0;
  readonly count = $derived.by(() => this.h.filter((_, t) => this.known(t)).length);
  /** The largest difference between a state from the scan and from the loop. */
  readonly off = $derived.by(() =>
    Math.max(...this.rows[this.rows.length - 1].map(({ b }, t) => Math.abs(b - this.h[t])))
  );
  /** Ticks until the last state is known, with pairs joined at once. */
  readonly truth = $derived.by(() => ticksToLast(this.T));

  /** The join that is spelt out: of the place pointed at, or the last of the present tick. */
  readonly read: { row: number; place: Place } | undefined = $derived.by(() => {
    const { pointed, t } = this;
    if (pointed && pointed.row <= t && pointed.t < this.T) {
      for (let row = pointed.row; row > 0; row--)
        if (this.rows[row][pointed.t].joined) return { row, place: this.rows[row][pointed.t] };
      return { row: 0, place: this.rows[0][pointed.t] };
    }
    const place = t === 0 ? undefined : this.rows[t].findLast(({ joined }) => joined !== undefined);
    return place && { row: t, place };
  });

  /** In an exercise: the number that is asked for, and what a wrong one forgot. */
  get wanted() {
    const { first, second } = PAIR;
    return this.params.task === 'join' ? second.a * first.b + second.b : ticksToLast(LONG);
  }
  get mistake() {
    const { answer, task } = this.params;
    const { first, second } = PAIR;
    if (task === 'join') {
      if (answer === first.b + second.b) return 'added';
      if (answer === first.a * second.b + first.b) return 'order';
      return undefined;
    }
    if (answer === LONG - 1 || answer === LONG) return 'loop';
    if (answer === costOf(LONG, 'tree').ticks) return 'down';
    return answer < this.wanted ? 'short' : undefined;
  }
  get score(): number | undefined {
    if (this.params.task === 'none') return undefined;
    return this.params.answer === this.wanted ? 1 : 0;
  }

  values(): Record<string, Json> {
    const { costs, fails, rows, t } = this;
    return {
      x: this.x,
      a: Array.from(this.maps.a),
      b: Array.from(this.maps.b),
      h: this.h,
      joinedA: fails ? [] : rows[t].map(({ a }) => a),
      joinedB: fails ? [] : rows[t].map(({ b }) => b),
      known: this.h.map((_, step) => Number(!fails && this.known(step))),
      ticks: [costs.loop.ticks, costs.tree.ticks, costs.wide.ticks],
      joins: [costs.loop.joins, costs.tree.joins, costs.wide.joins],
      difference: this.tanh ? null : this.off,
      gaps: this.tanh ? this.pins.map(({ gap }) => gap) : []
    };
  }
  pass() {
    return this.trace;
  }
}
