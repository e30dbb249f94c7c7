import { formatNumber } from '$figure/format.ts';
import { sentences } from '$frame/sentences.ts';
import { LOW, type CliffDescent } from './model.svelte.ts';
import type { ClippingStrings } from './strings.ts';

export interface Status {
  tone: 'plain' | 'good';
  said: string;
}

/** How both descents end, in words. */
export function statusOf(model: CliffDescent, s: ClippingStrings): Status {
  const one = (stands: typeof model.clipped) => {
    const ending = model.endingOf(stands);
    const last = stands[stands.length - 1];
    const thrown = model.thrownAt(stands);
    const norm = thrown === undefined ? 0 : stands[Math.max(0, thrown - 1)].norm;
    return s.ending(ending, formatNumber(last.loss), thrown ?? 0, formatNumber(norm));
  };
  const clipped = s.withClipping + one(model.clipped);
  const { goal, plain, updates } = model.params;
  if (goal === 'tame') {
    const solved = model.score === 1;
    return {
      tone: solved ? 'good' : 'plain',
      said: solved ? clipped : sentences(s.goal(updates, LOW), clipped)
    };
  }
  return { tone: 'plain', said: plain ? sentences(s.withoutClipping + one(model.plain), clipped) : clipped };
}
