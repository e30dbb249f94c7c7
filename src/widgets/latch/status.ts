import { formatNumber, fromLog } from '$figure/format.ts';
import { sentences } from '$frame/sentences.ts';
import { GONE, LEFT, LONG, type Latch } from './model.svelte.ts';
import type { LatchStrings } from './strings.ts';

export interface Status {
  tone: 'plain' | 'good';
  memory: string;
  gradient: string;
}

/** What the unit still knows at the end, and what of the gradient reaches the moment it was told. */
export function statusOf(model: Latch, s: LatchStrings): Status {
  const { span, set, last, held, isBit, score } = model;
  const [from, to] = [formatNumber(set), formatNumber(last)];
  const memory = !isBit
    ? s.notSet(from)
    : held
      ? s.holds(span, from, to)
      : model.crossed
        ? s.crossed(span, from, to)
        : s.forgets(span, from, to);
  const reached = s.reaches(span, fromLog(model.logAtPulse));
  if (score === undefined) return { tone: 'plain', memory, gradient: reached };
  const wanted =
    span < LONG
      ? s.tooShort(LONG)
      : model.params.goal === 'holds'
        ? s.wantGone(fromLog(Math.log10(GONE)))
        : s.wantLeft(fromLog(Math.log10(LEFT)));
  return {
    tone: score === 1 ? 'good' : 'plain',
    memory,
    gradient: sentences(reached, score === 1 ? '' : wanted)
  };
}
