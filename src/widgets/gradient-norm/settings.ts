import { sizeText } from '$figure/format.ts';
import type { GradientNorm } from './model.svelte.ts';
import type { GradientNormStrings } from './strings.ts';

/** The seeds of the networks, "1–5". */
export const seedsOf = ({ seed, networks }: { seed: number; networks: number }): string =>
  networks === 1 ? String(seed) : `${seed}–${seed + networks - 1}`;

/** What was measured, in one line: on paper it stands for the controls. What makes no difference is left out. */
export function settingsOf({ params, cells }: GradientNorm, s: GradientNormStrings): string {
  const { rnn, lstm, init, scaling, gain, tanh, input, forget, T, units } = params;
  const linear = cells.length === 1 && rnn && !tanh;
  return s.settingsList([
    s.drawn(s.inits[init]),
    ...(scaling === 'drawn' ? [] : [s.scaledTo(s.gain[scaling], gain.toFixed(2))]),
    ...(rnn ? [s.tanhIs(tanh)] : []),
    ...(linear ? [] : [`${s.input.toLowerCase()} ${sizeText(input, 3)}`]),
    ...(lstm ? [`${s.forget.toLowerCase()} ${forget.toFixed(1).replace('-', '−')}`] : []),
    s.settings(T, units, seedsOf(params))
  ]);
}
