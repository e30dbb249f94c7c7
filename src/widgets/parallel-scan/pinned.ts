import { tanhInput } from '$engine';

/** A step with a nonlinearity: h ↦ tanh(a h + b). */
export interface TanhStep {
  readonly a: number;
  readonly b: number;
}

export interface Pinned extends TanhStep {
  /** Where the two differ most, by how much, and what each of them says there. */
  readonly at: number;
  readonly gap: number;
  readonly two: number;
  readonly one: number;
}

export const apply = ({ a, b }: TanhStep, h: number): number => Math.tanh(a * h + b);

/** States from −1 to 1, at which the two are compared. */
export const STATES = Array.from({ length: 81 }, (_, i) => (i - 40) / 40);

/**
 * The only step that does at h = −1 and at h = 1 what two steps do one after the other. A step has two numbers, so that two
 * points settle it; if it is wrong at a third, no step does what the two do together.
 */
export function pin(first: TanhStep, second: TanhStep): Pinned {
  const both = (h: number) => apply(second, apply(first, h));
  const [low, high] = [tanhInput(both(-1)), tanhInput(both(1))];
  const step = { a: (high - low) / 2, b: (high + low) / 2 };
  const gaps = STATES.map((h) => Math.abs(both(h) - apply(step, h)));
  const at = STATES[gaps.indexOf(Math.max(...gaps))];
  return { ...step, at, gap: Math.max(...gaps), two: both(at), one: apply(step, at) };
}
