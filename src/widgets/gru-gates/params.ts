import { MOST_CHARACTERS, readable } from '$figure/cell/characters.ts';
import { gru } from '$figure/cell/gated.ts';
import { D, fit } from '$figure/cell/weights.ts';
import { choice, flag, int, numbers, params, real, text, type Values } from '$frame/params/index.ts';
import { presetNames, presets, type Preset } from './presets.ts';

const MOST_UNITS = 3;
const weight = { min: -40, max: 40 };
const share = { min: 0, max: 1 };
const signed = { min: -1, max: 1 };
const first = presets.flip;

export const parameters = params(
  {
    text: text('(ab)(baa', { max: 200 }),
    preset: choice<Preset | 'custom'>('custom', ['custom', ...presetNames]),
    units: int(first.units, { min: 1, max: MOST_UNITS }),
    Wx: numbers(first.Wx, { ...weight, maxLength: 3 * MOST_UNITS * D }),
    Wh: numbers(first.Wh, { ...weight, maxLength: 3 * MOST_UNITS ** 2 }),
    b: numbers(first.b, { ...weight, maxLength: 3 * MOST_UNITS }),
    bhn: numbers(first.bhn, { ...weight, maxLength: MOST_UNITS }),
    Wy: numbers(first.Wy, { ...weight, maxLength: MOST_UNITS }),
    by: real(first.by, weight),
    unit: int(1, { min: 1, max: MOST_UNITS }),
    holdR: flag(false),
    holdZ: flag(false),
    holdN: flag(false),
    r: real(1, share),
    z: real(1, share),
    n: real(0, signed),
    h0: real(0, signed),
    /** Shows the formula of papers that write 1 − z where PyTorch has z. */
    swapped: flag(false),
    seed: int(1, { min: 1, max: 9999 }),
    task: choice('none', ['none', 'convention'])
  },
  {
    v: 1,
    normalise(values) {
      const { bhn = [], ...weights } = fit(gru, values.preset === 'custom' ? values : presets[values.preset]);
      return {
        ...values,
        ...weights,
        bhn,
        preset: 'custom' as const,
        unit: Math.min(values.unit, weights.units),
        text: readable(values.text, MOST_CHARACTERS) || 'a'
      };
    }
  }
);

export type GruGatesParams = Values<typeof parameters>;
