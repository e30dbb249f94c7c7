import type { Matrix2, Point2 } from '$engine';

export const presetNames = [
  'contraction',
  'spiral',
  'rotation',
  'latch',
  'two-bits',
  'saddle',
  'flip'
] as const;
export type Preset = (typeof presetNames)[number];

/** Maps worth knowing, with input 0, and starts that show what each of them does. */
export const presets: Record<Preset, { Whh: Matrix2; starts: readonly Point2[] }> = {
  contraction: {
    Whh: [0.7, 0.3, 0.2, 0.5],
    starts: [
      [-0.9, 0.8],
      [0.8, -0.9]
    ]
  },
  spiral: { Whh: [0.8, -0.5, 0.5, 0.8], starts: [[0.9, 0.1]] },
  rotation: { Whh: [1.3, -1.3, 1.3, 1.3], starts: [[0.05, 0.1]] },
  latch: {
    Whh: [1.5, 0, 0, 0.5],
    starts: [
      [0.1, 0.8],
      [-0.1, -0.8]
    ]
  },
  'two-bits': {
    Whh: [1.5, 0, 0, 1.5],
    starts: [
      [0.1, 0.15],
      [-0.15, 0.1],
      [-0.1, -0.15],
      [0.15, -0.1]
    ]
  },
  saddle: {
    Whh: [1.2, -0.6, -0.6, 1.2],
    starts: [
      [0.8, 0.75],
      [-0.8, -0.75]
    ]
  },
  flip: { Whh: [-1.6, 0, 0, 0.5], starts: [[0.1, 0.8]] }
};

/** The preset with exactly these weights. */
export const presetOf = (Whh: readonly number[]): Preset | 'custom' =>
  presetNames.find((name) => presets[name].Whh.every((weight, i) => weight === Whh[i])) ?? 'custom';
