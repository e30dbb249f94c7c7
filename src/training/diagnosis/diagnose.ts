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

/** Everything that is found wrong, the gravest first. */
export const findings = (evidence: Evidence): Finding[] =>
  all.map((judge) => judge(evidence)).filter((finding) => finding !== null);

/**
 * @param before what was found at the last look: what has held without a break keeps its `since`
 * @param update the last one made
 */
export function diagnose(evidence: Evidence, before: readonly Diagnosis[], update: number): Diagnosis[] {
  return findings(evidence).map((finding) => {
    const since = before.find(({ kind }) => kind === finding.kind)?.since ?? update;
    return { ...finding, since, advice: advice[finding.kind] };
  });
}
