import { said } from './lamp.ts';
import type { FoldUnfold } from './model.svelte.ts';
import type { FoldStrings } from './strings.ts';

/** How it stands, in one line. */
export function verdictOf({ t, length, y, right }: FoldUnfold, s: FoldStrings): string {
  if (t === 0) return s.nothing;
  const lamp = said(y[t - 1]);
  const word = lamp === undefined ? s.lamp.neither : lamp ? s.lamp.on : s.lamp.off;
  return s.state(t, length, word, right[t - 1]);
}
