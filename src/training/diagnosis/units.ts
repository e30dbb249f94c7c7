import type { Evidence, Probe } from './evidence.ts';

/** relu: units that answer 0 whatever is read get no gradient, and stay as they are. */
export interface Dead {
  kind: 'dead';
  dead: Probe['dead'];
  /** Of all units. */
  share: number;
  of: number;
}

/** Most values lie where tanh or the sigmoid is flat, and let no gradient through. */
export interface Saturated {
  kind: 'saturated';
  /** The worst. */
  layer: number;
  gate: string;
  share: number;
  /** All gates. */
  gates: Probe['saturation'];
}

/** ReLU networks that learn well pass through this and come back to 10 or 20 %; those with too high a rate stay. */
const MANY_DEAD = 0.4;
/** A candidate (tanh) at its end is stuck. */
const MOSTLY = 0.8;
/** A gate at its end may be doing its work, as one that is held open: only one that never moves is stuck. */
const NEARLY_ALL = 0.98;
const CANDIDATES = new Set(['h', 'g', 'n']);

/** How near a gate is to being called saturated; above 1 it is. */
const severity = ({ gate, share }: Probe['saturation'][number]) =>
  share / (CANDIDATES.has(gate) ? MOSTLY : NEARLY_ALL);

export function dead({ probe }: Evidence): Dead | null {
  if (!probe) return null;
  const share = probe.dead.length / probe.units;
  if (share < MANY_DEAD) return null;
  return { kind: 'dead', dead: probe.dead, share, of: probe.units };
}

export function saturated({ probe }: Evidence): Saturated | null {
  if (!probe || probe.saturation.length === 0) return null;
  const worst = probe.saturation.reduce((most, one) => (severity(one) > severity(most) ? one : most));
  return severity(worst) > 1 ? { kind: 'saturated', ...worst, gates: probe.saturation } : null;
}
