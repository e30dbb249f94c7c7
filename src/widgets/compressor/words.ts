import type { Compressor } from './model.svelte.ts';
import type { CompressorStrings } from './strings.ts';

export const count = (n: number): string => n.toLocaleString('en');
const percent = (share: number) => `${(100 * share).toFixed(0)}%`;

/** What became of the text, or how far the work has come. */
export function stateOf(
  model: Compressor,
  s: CompressorStrings,
  asking = model.params.smallest === null
): string {
  const { characters, packed, source, text } = model;
  if (text === '') return s.nothing;
  if (asking) return s.asked(count(characters.length), count(model.utf8));
  if (!source.now) return s.coming(percent(source.progress));
  if (!packed) return s.working(percent(model.done));
  if (!packed.same) return s.broken;
  const each = (8 * packed.bytes.length) / packed.length;
  return s.state(count(packed.length), count(packed.bytes.length), each.toFixed(2));
}
