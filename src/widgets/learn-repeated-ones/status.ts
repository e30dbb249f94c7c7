import { formatNumber } from '$figure/format.ts';
import { sentences } from '$frame/sentences.ts';
import type { Tone } from '$frame/Status.svelte';
import { handSetBehaviours, LIKENESS, type Likeness } from '$training/detector/units.ts';
import type { LearnRepeatedOnes } from './model.svelte.ts';
import type { LearnStrings } from './strings.ts';

interface Told {
  tone: Tone;
  /** What is the case, and the numbers that say so. */
  said: string;
  /** What it means or what to do; may be empty. */
  then: string;
}

/** The search's state in words: where it stands, how it ended, and the way out where it failed. */
export function statusOf(model: LearnRepeatedOnes, s: LearnStrings): Told {
  const { updates, verdict, losses } = model.shown;
  const { kind, silent, answers, late, earlier } = model.diagnosis;
  const n = formatNumber;
  const relu = model.params.head === 'relu';
  const fails = s.fails(verdict.counterexample ?? '', verdict.wanted, n(verdict.got));
  const standing = verdict.correct ? s.passes : fails;
  const bad = (said: string, then: string): Told => ({ tone: 'bad', said, then });

  if (model.catchingUp) return { tone: 'plain', said: s.catchingUp(model.t * 10), then: '' };
  if (updates === 0) return { tone: 'plain', said: s.untrained, then: standing };
  switch (kind) {
    case 'running':
      return { tone: 'plain', said: s.running(updates, n(losses[losses.length - 1])), then: standing };
    case 'found':
      return {
        tone: 'good',
        said: s.found(updates),
        then: model.likeness ? likenessInWords(model.likeness, s) : ''
      };
    case 'dead':
      return bad(s.dead(updates, silent, model.params.units, relu), s.deadWayOut(relu));
    case 'constant':
      return bad(s.constant(n(answers[0]), n(answers[1]), updates), s.constantWayOut);
    case 'falling':
      return bad(s.falling(n(late), n(earlier), updates), s.fallingWayOut);
    case 'stuck':
      return bad(s.stuck(n(late), n(earlier), updates), sentences(s.stuckWayOut, fails));
    case 'diverged':
      return bad(s.diverged(updates, n(losses[losses.length - 1])), s.divergedWayOut);
  }
}

/** Whether a network that answers rightly is the hand-set one, and if not, how much of it is there. */
export function likenessInWords({ units, partners, weightDifference }: Likeness, s: LearnStrings): string {
  if (weightDifference <= LIKENESS) return s.same;
  if (!Number.isNaN(weightDifference)) return s.sameUnits(formatNumber(weightDifference));
  const there = handSetBehaviours.filter((_, i) => partners[i] >= 0);
  if (there.length === handSetBehaviours.length) return s.allPartners;
  const edge = !there.includes('previous') && units.some(({ kind }) => kind === 'edge');
  return there.length === 0
    ? s.noPartners(edge)
    : s.somePartners(
        there.map((kind) => s.unit[kind]),
        edge
      );
}
