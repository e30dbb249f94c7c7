import type { Sampling } from './model.svelte.ts';
import type { SamplingStrings } from './strings.ts';

export const percent = (share: number): string => {
  const value = 100 * share;
  if (value > 0 && value < 1) return '<1%';
  return value > 99 && value < 100 ? '>99%' : `${value.toFixed(0)}%`;
};

/** A character as it is named in a line. */
export const named = (character: string, s: SamplingStrings): string =>
  character === ' ' ? s.space : character === '\n' ? s.line : character;

/** What was drawn last, and of how many. */
export function stateOf(model: Sampling, s: SamplingStrings): string {
  if (model.params.task === 'cool') return s.askCool;
  const { now, t } = model;
  if (!now) return s.coming(percent(model.source.progress));
  if (t === 0) return s.before(model.left);
  return s.state(named(model.characters[t - 1], s), percent(now.q[now.token]), model.left);
}
