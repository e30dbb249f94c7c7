import type { FlowCell, FlowConfig } from '$training/gradient-flow/config.ts';

/** Everything a preset decides; how many networks, and which, is left to the reader. */
export type Setting = Pick<FlowConfig, 'init' | 'scaling' | 'gain' | 'tanh' | 'input'> &
  Record<FlowCell, boolean> &
  Record<'T' | 'units' | 'forget', number>;

const pytorch: Setting = {
  rnn: true,
  gru: true,
  lstm: true,
  T: 200,
  units: 16,
  init: 'uniform',
  scaling: 'drawn',
  gain: 1,
  tanh: true,
  input: 1,
  forget: 0
};
const alone = { ...pytorch, gru: false, lstm: false };
const doubled = { ...alone, init: 'orthogonal', scaling: 'sigma', gain: 2, units: 32 } as const;

export const presets = {
  pytorch,
  forget: { ...pytorch, forget: 3 },
  orthogonal: { ...alone, init: 'orthogonal', scaling: 'sigma', gain: 1, tanh: false },
  nonnormal: { ...alone, init: 'non-normal', scaling: 'radius', gain: 0.9, tanh: false, T: 100, units: 32 },
  faint: { ...doubled, input: 0.01 },
  strong: { ...doubled, input: 30 },
  overflow: { ...alone, scaling: 'radius', gain: 1.1, tanh: false, T: 1000, units: 64 }
} satisfies Record<string, Setting>;
export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as Preset[];

/** The preset with exactly these settings. */
export const presetOf = (values: Setting): Preset | 'custom' =>
  presetNames.find((name) =>
    (Object.keys(presets[name]) as (keyof Setting)[]).every((key) => presets[name][key] === values[key])
  ) ?? 'custom';
