import type { GradientReach } from './model.svelte.ts';
import type { ReachStrings } from './strings.ts';

export const named = (character: string, s: ReachStrings): string =>
  character === ' ' || character === '\n' ? s.space : character;

/** How far back it reaches, or how far the work has come. */
export function stateOf(model: GradientReach, s: ReachStrings, asking = model.params.reach === null): string {
  const { source, reaches, most, farthest, characters, params } = model;
  const character = named(characters[params.at - 1] ?? '', s);
  if (!source.now) return s.coming(`${(100 * source.progress).toFixed(0)}%`);
  if (asking) return s.asked(character);
  if (farthest === undefined) return s.working(reaches.length, most);
  return s.state(character, farthest, most);
}
