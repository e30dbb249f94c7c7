import { gradientNorms, Network, Rng } from '$engine';
import type { Json } from '$frame/params/index.ts';
import { fixedPoints } from './fixed-points.ts';
import { Timed } from '$frame/timed.svelte.ts';
import type { LatchParams } from './params.ts';

/** From this size on a state counts as a bit. */
export const READABLE = 0.5;
/** How long the exercises want the bit to stand, and how much of the gradient is gone, or left. */
export const LONG = 100;
export const GONE = 1e-6;
export const LEFT = 1e-3;

/** One tanh unit, h_t = tanh(w h_{t−1} + u x_t), that is set by one pulse; and how much of its last state's gradient gets back. */
export class Latch extends Timed {
  readonly params: LatchParams;

  /** x_1 … x_T */
  readonly x = $derived.by(() => {
    const { steps, at, pulse, noise, seed } = this.params;
    const rng = new Rng(seed);
    return Array.from({ length: steps }, (_, i) => (i === at - 1 ? pulse : 0) + noise * rng.normal());
  });
  readonly #pass = $derived.by(() => {
    const { w, u, steps } = this.params;
    const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
    net.set('weight_hh_l0', [w]);
    net.set('weight_ih_l0', [u]);
    const trace = net.forward(this.x, { T: steps });
    const norms = gradientNorms(trace, { dHn: [1] });
    return {
      trace,
      h: Array.from(trace.layers[0].h),
      // From steps back to steps, and from e to 10.
      logs: Array.from(norms, (log) => log / Math.LN10).reverse()
    };
  });
  /** h_0 … h_T */
  readonly h = $derived(this.#pass.h);
  /** log₁₀ |∂h_T/∂h_t| for t = 0 … T: of w (1 − h²), multiplied from t + 1 to T; −Infinity where it is 0. */
  readonly logs = $derived(this.#pass.logs);
  readonly fixedPoints = $derived.by(() => fixedPoints(this.params.w));

  /** The state that the pulse left, and the last one. */
  readonly set = $derived.by(() => this.h[this.params.at]);
  readonly last = $derived.by(() => this.h[this.params.steps]);
  /** Steps that the bit has to stand. */
  readonly span = $derived.by(() => this.params.steps - this.params.at);
  readonly isBit = $derived(Math.abs(this.set) >= READABLE);
  /** Whether the state has had the other sign, or none, since it was set. */
  readonly crossed = $derived.by(() => this.h.slice(this.params.at).some((h) => h * this.set <= 0));
  /** Whether the bit that was set can be read at the end, and never had the other sign in between. */
  readonly held = $derived.by(() => this.isBit && !this.crossed && Math.abs(this.last) >= READABLE);
  /** log₁₀ |∂h_T/∂h_p|, h_p being the state that the pulse left. */
  readonly logAtPulse = $derived.by(() => this.logs[this.params.at]);

  constructor(params: LatchParams) {
    super();
    this.params = params;
    this.seek(this.length);
  }

  /** First the state goes to the last step, then the gradient comes home. */
  get length(): number {
    return 2 * this.params.steps;
  }
  /** The state that has been reached. */
  get reached(): number {
    return Math.min(this.t, this.params.steps);
  }
  /** The state that the gradient has come back to. */
  get home(): number {
    return Math.min(this.params.steps, this.length - this.t);
  }
  /** One step; what lies before the pulse, where nothing happens, is one step too. */
  step = (by: 1 | -1) => {
    const { at, noise } = this.params;
    const dead = by === 1 && noise === 0 && this.t < at - 1;
    this.seek(dead ? at - 1 : this.t + by);
  };
  get asks(): boolean {
    return this.params.goal === 'none';
  }
  reset = () => this.seek(this.length);

  change = (values: Partial<LatchParams>) => this.keepingEnd(() => Object.assign(this.params, values));

  get score(): number | undefined {
    const { goal } = this.params;
    if (goal === 'none') return undefined;
    if (this.span < LONG || !this.isBit) return 0;
    if (goal === 'holds') return this.held && this.logAtPulse < Math.log10(GONE) ? 1 : 0;
    return !this.held && this.logAtPulse >= Math.log10(LEFT) ? 1 : 0;
  }

  values(): Record<string, Json> {
    const finite = (log: number) => (Number.isFinite(log) ? log : null);
    return {
      x: this.x,
      h: this.h.slice(1),
      logGradient: this.logs.slice(1).map(finite),
      logGradientAtStart: finite(this.logs[0]),
      logGradientAtPulse: finite(this.logAtPulse),
      w: this.params.w,
      u: this.params.u,
      at: this.params.at,
      last: this.last,
      held: this.held,
      fixedPoints: this.fixedPoints.map(({ h, slope }) => `${h} (${slope})`).join(' ')
    };
  }
  pass() {
    return this.#pass.trace;
  }
}
