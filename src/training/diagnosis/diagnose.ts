import { diverged, type Diverged } from './diverged.ts';
import type { Evidence } from './evidence.ts';
import {
  alwaysClipping,
  exploding,
  vanishing,
  type AlwaysClipping,
  type Exploding,
  type Vanishing
} from './gradient.ts';
import { rateTooSmall, type RateTooSmall } from './rate.ts';
import { dead, saturated, type Dead, type Saturated } from './units.ts';

export type Finding = Diverged | Exploding | Vanishing | Dead | Saturated | AlwaysClipping | RateTooSmall;
export type Kind = Finding['kind'];

/** What can be done, for a figure to put in words; the likeliest first. */
export type Advice =
  | 'restore-checkpoint'
  | 'lower-rate'
  | 'raise-rate'
  | 'lower-clip'
  | 'raise-clip'
  | 'gated-cell'
  | 'forget-bias'
  | 'orthogonal-start'
  | 'start-again'
  | 'smaller-weights';

/** What is wrong with a run, the numbers that led to it, since which update, and the way out. */
export type Diagnosis = Finding & { since: number; advice: readonly Advice[] };

const advice: Readonly<Record<Kind, readonly Advice[]>> = {
  diverged: ['restore-checkpoint', 'lower-rate', 'lower-clip'],
  exploding: ['lower-clip', 'lower-rate'],
  vanishing: ['gated-cell', 'forget-bias', 'orthogonal-start'],
  dead: ['start-again', 'lower-rate'],
  saturated: ['start-again', 'smaller-weights', 'lower-rate'],
  'always-clipping': ['raise-clip', 'lower-rate'],
  'rate-too-small': ['raise-rate']
};

const all = [diverged, exploding, vanishing, dead, saturated, alwaysClipping, rateTooSmall];

/** A run with one of these stands still for another reason than its rate, and a higher one would be no way out. */
const standstill: readonly Kind[] = ['diverged', 'exploding', 'dead', 'saturated'];

/** Everything that is found wrong, the gravest first. */
export function findings(evidence: Evidence): Finding[] {
  const found = all.map((judge) => judge(evidence)).filter((finding) => finding !== null);
  const stands = found.some(({ kind }) => standstill.includes(kind));
  return stands ? found.filter(({ kind }) => kind !== 'rate-too-small') : found;
}

/**
 * Updates that something must have held for before it is said. Every run passes through a while in which it knows how
 * often letters come and nothing else: then candidates are saturated and the gradient does not reach far, and both pass.
 */
const patience: Readonly<Record<Kind, number>> = {
  diverged: 0,
  exploding: 0,
  vanishing: 300,
  dead: 300,
  saturated: 300,
  'always-clipping': 0,
  'rate-too-small': 0
};

/**
 * Everything that is found, said or not yet to be said.
 * @param before what was found at the last look: what has held without a break keeps its `since`
 * @param update the last one made
 */
export function suspect(evidence: Evidence, before: readonly Diagnosis[], update: number): Diagnosis[] {
  return findings(evidence).map((finding) => {
    const since = before.find(({ kind }) => kind === finding.kind)?.since ?? update;
    return { ...finding, since, advice: advice[finding.kind] };
  });
}

/** What of it has held for long enough to be said. */
export const lasting = (suspicions: readonly Diagnosis[], update: number): Diagnosis[] =>
  suspicions.filter(({ kind, since }) => update - since >= patience[kind]);
