import { gru } from '$figure/cell/gated.ts';
import { oneUnit, SHARP as S, type Weights } from '$figure/cell/weights.ts';

const one = (...[rows]: [Parameters<typeof oneUnit<'r' | 'z' | 'n'>>[1]]) => ({
  ...oneUnit(gru, rows, 1),
  bhn: [0]
});

export const presets = {
  /** Inside a bracket? ( writes 1, ) writes 0, letters change nothing. */
  bracket: one({ r: [0, 0, 0, 0, 0, S], z: [-2 * S, -2 * S, 0, 0, 0, S], n: [S, 0, 0, 0, 0, 0] }),
  /** ( sets the state to 1, a turns it to its opposite, ) clears it, b keeps it. The reset gate is open at a alone. */
  flip: one({
    r: [0, 0, 2 * S, 0, 0, -S],
    z: [-2 * S, -2 * S, -2 * S, 0, 0, S],
    n: [S, 0, 0, 0, -S, 0]
  })
} as const satisfies Record<string, Weights>;

export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as readonly Preset[];
