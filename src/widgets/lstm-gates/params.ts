import { MOST_CHARACTERS, readable } from '$figure/cell/characters.ts';
import { lstm } from '$figure/cell/gated.ts';
import { D, fit } from '$figure/cell/weights.ts';
import { choice, flag, int, numbers, params, real, text, type Values } from '$frame/params/index.ts';
import { presetNames, presets, type Preset } from './presets.ts';

const MOST_UNITS = 4;
const weight = { min: -40, max: 40 };
const rows = 4 * MOST_UNITS;
const share = { min: 0, max: 1 };
const first = presets.bracket;

export const parameters = params(
  {
    text: text('a(b)a(ab', { max: 200 }),
    preset: choice<Preset | 'custom'>('custom', ['custom', ...presetNames]),
    units: int(first.units, { min: 1, max: MOST_UNITS }),
    Wx: numbers(first.Wx, { ...weight, maxLength: rows * D }),
    Wh: numbers(first.Wh, { ...weight, maxLength: rows * MOST_UNITS }),
    b: numbers(first.b, { ...weight, maxLength: rows }),
    Wy: numbers(first.Wy, { ...weight, maxLength: MOST_UNITS }),
    by: real(first.by, weight),
    /** The unit that is drawn, from 1. */
    unit: int(1, { min: 1, max: MOST_UNITS }),
    holdI: flag(false),
    holdF: flag(false),
    holdG: flag(false),
    holdO: flag(false),
    i: real(0, share),
    f: real(1, share),
    g: real(1, { min: -1, max: 1 }),
    o: real(1, share),
    /** What the unit that is drawn holds before the first step. */
    c0: real(0, { min: -3, max: 3 }),
    /** Whether the cell state over 1,000 steps is shown. */
    long: flag(false),
    seed: int(1, { min: 1, max: 9999 }),
    task: choice('none', ['none', 'half-life', 'forgetful'])
  },
  {
    v: 1,
    normalise(values) {
      const weights = fit(lstm, values.preset === 'custom' ? values : presets[values.preset]);
      return {
        ...values,
        ...weights,
        preset: 'custom' as const,
        unit: Math.min(values.unit, weights.units),
        text: readable(values.text, MOST_CHARACTERS) || 'a'
      };
    }
  }
);

export type LstmGatesParams = Values<typeof parameters>;
