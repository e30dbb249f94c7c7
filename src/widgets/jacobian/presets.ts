import type { JacobianParams } from './params.ts';

type Settings = Partial<Pick<JacobianParams, 're' | 'im' | 're2' | 'sigma' | 'turn' | 'tanh' | 'input'>>;

/** Settings that each make one point. */
export const presets = {
  transient: { re: 0.9, im: 0, re2: 0.6, sigma: 2.2, turn: 25, tanh: false },
  shrink: { re: 0.7, im: 0, re2: 0.5, sigma: 0.9, turn: 25, tanh: false },
  keep: { re: 0.8, im: 0.6, re2: 0.8, sigma: 1, turn: 0, tanh: false },
  explode: { re: 1.15, im: 0, re2: 0.4, sigma: 1.2, turn: 25, tanh: false },
  faint: { re: 1.1, im: 0.4, re2: 1.1, sigma: 1.3, turn: 0, tanh: true, input: 1e-6 },
  strong: { re: 1.1, im: 0.4, re2: 1.1, sigma: 1.3, turn: 0, tanh: true, input: 1.5 }
} as const satisfies Record<string, Settings>;

export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as readonly Preset[];

/** The preset that the parameters are at, if they are at one. */
export const presetOf = (params: JacobianParams): Preset | undefined =>
  presetNames.find((name) => {
    const wanted: Settings = presets[name];
    const same = (key: keyof Settings) =>
      wanted[key] === undefined || (key === 're2' && wanted.im !== 0) || params[key] === wanted[key];
    return (Object.keys(wanted) as (keyof Settings)[]).every(same);
  });
