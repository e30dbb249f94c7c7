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

const MANY_DEAD = 0.1;
const MOSTLY = 0.5;

export function dead({ probe }: Evidence): Dead | null {
  if (!probe) return null;
  const share = probe.dead.length / probe.units;
  if (share < MANY_DEAD) return null;
  return { kind: 'dead', dead: probe.dead, share, of: probe.units };
}

export function saturated({ probe }: Evidence): Saturated | null {
  if (!probe || probe.saturation.length === 0) return null;
  const worst = probe.saturation.reduce((most, one) => (one.share > most.share ? one : most));
  return worst.share > MOSTLY ? { kind: 'saturated', ...worst, gates: probe.saturation } : null;
}
