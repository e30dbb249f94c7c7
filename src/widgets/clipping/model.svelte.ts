import { finite } from '$frame/params/finite.ts';
import type { Json } from '$frame/params/index.ts';
import { Timed } from '$frame/timed.svelte.ts';
import { descend, type Stand } from './descent.ts';
import { B, W, type ClippingParams } from './params.ts';
import { surface } from './surface.ts';
import { Unit } from './unit.ts';

/** Below this loss a descent has arrived. */
export const LOW = 0.01;

export type Ending = 'arrived' | 'thrown' | 'stuck' | 'under way';

/** Whether a point lies in the picture. */
const inside = ({ w, b }: Stand) => w >= W.min && w <= W.max && b >= B.min && b <= B.max;

/** Two descents over the loss of a one-unit network, from one start: with its gradient clipped, and without. */
export class CliffDescent extends Timed {
  readonly params: ClippingParams;

  readonly #unit = $derived.by(() => new Unit(this.params.T));
  readonly heights = $derived.by(() => surface(this.params.T));
  readonly clipped: readonly Stand[] = $derived.by(() => {
    const { w, b, rate, updates, threshold, by } = this.params;
    return descend(this.#unit, [w, b], rate, updates, { threshold, by });
  });
  readonly plain: readonly Stand[] = $derived.by(() => {
    const { w, b, rate, updates } = this.params;
    return descend(this.#unit, [w, b], rate, updates);
  });

  constructor(params: ClippingParams) {
    super();
    this.params = params;
    this.seek(this.length);
  }

  get length(): number {
    return this.params.updates;
  }
  reset = () => this.seek(this.length);

  change = (values: Partial<ClippingParams>) => this.keepingEnd(() => Object.assign(this.params, values));

  /** The first update after which a descent had left the picture; undefined where it never does. */
  thrownAt(stands: readonly Stand[]): number | undefined {
    const i = stands.findIndex((stand) => !inside(stand));
    return i < 0 ? undefined : i;
  }
  /** How a descent ends: thrown out of the picture, at a low place, where hardly any slope is left, or none of these. */
  endingOf(stands: readonly Stand[]): Ending {
    const last = stands[stands.length - 1];
    if (this.thrownAt(stands) !== undefined) return 'thrown';
    if (last.loss < LOW) return 'arrived';
    return last.norm * this.params.rate < 1e-3 ? 'stuck' : 'under way';
  }

  /** In the exercise: 1 where the clipped descent arrives without having left the picture. */
  get score(): number | undefined {
    if (this.params.goal === 'none') return undefined;
    return this.endingOf(this.clipped) === 'arrived' ? 1 : 0;
  }

  values(): Record<string, Json> {
    const named = (name: string, stands: readonly Stand[]) => ({
      [`w${name}`]: stands.slice(1).map(({ w }) => w),
      [`b${name}`]: stands.slice(1).map(({ b }) => b),
      [`loss${name}`]: stands.slice(1).map(({ loss }) => finite(loss)),
      [`norm${name}`]: stands.slice(1).map(({ norm }) => finite(norm))
    });
    const { w, b, T, rate, threshold, by } = this.params;
    return {
      ...named('Clipped', this.clipped),
      ...named('Plain', this.plain),
      turned: this.clipped.slice(1).map(({ turned }) => turned),
      start: `${w} ${b}`,
      startLoss: this.clipped[0].loss,
      startNorm: finite(this.clipped[0].norm),
      T,
      rate,
      threshold,
      by,
      endingClipped: this.endingOf(this.clipped),
      endingPlain: this.endingOf(this.plain)
    };
  }
  /** The unit where the clipped descent stands. */
  pass() {
    const { w, b } = this.clipped[this.t];
    return new Unit(this.params.T).passAt(w, b);
  }
}
