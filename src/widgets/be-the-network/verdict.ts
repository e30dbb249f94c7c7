import type { Tone } from '$frame/Status.svelte';
import type { BeTheNetwork } from './model.svelte.ts';
import { LENGTH } from './params.ts';
import type { BeTheNetworkStrings } from './strings.ts';

/** How it stands: what is kept is judged first, then the last answer. */
export function verdictOf(model: BeTheNetwork, s: BeTheNetworkStrings): { tone: Tone; said: string } {
  const { clash, keeping, last, bits } = model;
  if (keeping && !clash) return { tone: 'good', said: s.enough };
  if (keeping && clash) {
    const { one, other, next } = clash;
    return { tone: 'bad', said: next === undefined ? s.clash(one, other) : s.stale(one, other, next) };
  }
  if (last === undefined) return { tone: 'plain', said: model.t === 0 ? s.start : s.asked };
  if (!model.right(last))
    return { tone: 'bad', said: last === 0 ? s.wrongFirst : s.wrong(`${bits[last - 1]} ${bits[last]}`) };
  if (last === LENGTH - 1) {
    const right = bits.filter((_, i) => model.right(i)).length;
    return { tone: 'good', said: s.over(right, LENGTH) };
  }
  return { tone: 'good', said: s.right(model.streak) };
}
