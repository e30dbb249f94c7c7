import type { Network } from '../../engine/index.ts';
import type { DetectorWeights } from './network.ts';

/**
 * What a unit may be said to do, as a function of the last two bits (silence before the first bit counts as 0).
 * A unit does one of these where its activation is that function times one positive number.
 */
const behaviours = {
  current: (_: number, current: number) => current,
  previous: (previous: number) => previous,
  constant: () => 1,
  edge: (previous: number, current: number) => current * (1 - previous),
  repeat: (previous: number, current: number) => current * previous,
  fall: (previous: number, current: number) => previous * (1 - current),
  zero: (_: number, current: number) => 1 - current,
  either: (previous: number, current: number) => Math.max(previous, current)
} satisfies Record<string, (previous: number, current: number) => number>;

export type Behaviour = keyof typeof behaviours;

/** The units of the hand-set detector, in its order. */
export const handSetBehaviours = ['current', 'previous', 'constant'] as const satisfies Behaviour[];

export interface UnitReport {
  /** What the unit does; 'silent' where no string ever switches it on, 'other' where no simple function fits. */
  kind: Behaviour | 'silent' | 'other';
  /** Activation = scale · behaviour. 0 for 'silent', the largest activation for 'other'. */
  scale: number;
  /** Largest distance from scale · behaviour over all strings, as a share of the scale. */
  deviation: number;
}

/** A unit is said to do what it does within this share of its scale. */
export const LIKENESS = 0.1;

const LENGTH = 8;

interface Reading {
  previous: number;
  current: number;
  h: ArrayLike<number>;
}

/** The state after each of the 510 strings of 1 to 8 bits. */
function readAll(network: Network, h0: readonly number[]): Reading[] {
  const units = h0.length;
  const readings: Reading[] = [];
  let parents: ArrayLike<number> = h0;
  for (let length = 1; length <= LENGTH; length++) {
    const count = 1 << length;
    const h = Float64Array.from({ length: count * units }, (_, i) => {
      const parent = Math.floor(i / units) >> 1;
      return parents[parent * units + (i % units)];
    });
    const x = Float64Array.from({ length: count }, (_, i) => i & 1);
    const states = network.step(x, { h }).state.h;
    for (let i = 0; i < count; i++) {
      readings.push({
        previous: (i >> 1) & 1,
        current: i & 1,
        h: states.subarray(i * units, (i + 1) * units)
      });
    }
    parents = states;
  }
  return readings;
}

/**
 * Says of every unit what it does, by what it is seen to do on every string of up to 8 bits.
 *
 * @param h0 initial state, one number a unit
 */
export function reportUnits(network: Network, h0: readonly number[]): UnitReport[] {
  const readings = readAll(network, h0);
  return h0.map((_, unit) => reportUnit(readings, unit));
}

function reportUnit(readings: readonly Reading[], unit: number): UnitReport {
  const largest = readings.reduce((most, { h }) => Math.max(most, h[unit]), 0);
  if (largest === 0) return { kind: 'silent', scale: 0, deviation: 0 };
  let best: UnitReport = { kind: 'other', scale: largest, deviation: Infinity };
  for (const kind of Object.keys(behaviours) as Behaviour[]) {
    const wanted = behaviours[kind] as (previous: number, current: number) => number;
    let product = 0;
    let square = 0;
    for (const { previous, current, h } of readings) {
      const value = wanted(previous, current);
      product += value * h[unit];
      square += value * value;
    }
    const scale = product / square;
    let worst = 0;
    for (const { previous, current, h } of readings) {
      worst = Math.max(worst, Math.abs(h[unit] - scale * wanted(previous, current)));
    }
    const deviation = worst / scale;
    if (deviation <= LIKENESS && deviation < best.deviation) best = { kind, scale, deviation };
  }
  return best;
}

export interface Likeness {
  units: UnitReport[];
  /** For each unit of the hand-set detector the learned unit that does the same up to scale, or −1. */
  partners: number[];
  /**
   * Largest difference between the two networks' weights after the learned units were ordered and scaled like the
   * hand-set ones; NaN unless every hand-set unit has a partner and every further unit is silent.
   *
   * Units that do the same may still have other weights: a ReLU forgives what stays below 0.
   */
  weightDifference: number;
}

/**
 * Compares a network with the hand-set detector up to the order and the scale of units. Multiplying a ReLU unit's
 * incoming weights and its initial state by a > 0 and dividing its outgoing weights by a changes no answer.
 *
 * @param learned the network's weights
 * @param hand the hand-set ones, whose units do `handSetBehaviours` in this order
 */
export function compare(network: Network, learned: DetectorWeights, hand: DetectorWeights): Likeness {
  const units = reportUnits(network, learned.h0);
  const partners = handSetBehaviours.map((behaviour) => {
    let partner = -1;
    units.forEach(({ kind, deviation }, unit) => {
      if (kind === behaviour && (partner < 0 || deviation < units[partner].deviation)) partner = unit;
    });
    return partner;
  });
  const spare = units.filter(({ kind }, unit) => kind !== 'silent' && !partners.includes(unit));
  const whole = partners.every((partner) => partner >= 0) && spare.length === 0;
  return { units, partners, weightDifference: whole ? difference(units, partners, learned, hand) : NaN };
}

function difference(
  units: readonly UnitReport[],
  partners: readonly number[],
  learned: DetectorWeights,
  hand: DetectorWeights
): number {
  const n = partners.length;
  const H = learned.h0.length;
  let worst = 0;
  const differ = (a: number, b: number) => (worst = Math.max(worst, Math.abs(a - b)));
  partners.forEach((from, row) => {
    const { scale } = units[from];
    differ(learned.Wxh[from] / scale, hand.Wxh[row]);
    differ(learned.h0[from] / scale, hand.h0[row]);
    differ(learned.Why[from] * scale, hand.Why[row]);
    partners.forEach((to, column) => {
      const weight = (learned.Whh[from * H + to] * units[to].scale) / scale;
      differ(weight, hand.Whh[row * n + column]);
    });
  });
  return worst;
}
