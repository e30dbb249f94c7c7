import { lstm } from '$figure/cell/gated.ts';
import { oneUnit, SHARP as S, type Weights } from '$figure/cell/weights.ts';
import { trained } from './trained.ts';

/** tanh(1) is what a cell that holds 1 reveals; this makes it an answer of 1. */
const REVEAL = 1.313;

export const presets = {
  /** Inside a bracket? ( erases and writes 1, ) erases, letters change nothing. */
  bracket: oneUnit(
    lstm,
    {
      i: [2 * S, 0, 0, 0, 0, -S],
      f: [-2 * S, -2 * S, 0, 0, 0, S],
      g: [0, 0, 0, 0, 0, S],
      o: [0, 0, 0, 0, 0, S]
    },
    REVEAL
  ),
  /** The last letter, +1 for a and −1 for b, told at ) and nowhere else. */
  reveal: oneUnit(
    lstm,
    {
      i: [0, 0, 2 * S, 2 * S, 0, -S],
      f: [0, 0, -2 * S, -2 * S, 0, S],
      g: [0, 0, S, -S, 0, 0],
      o: [0, 2 * S, 0, 0, 0, -S]
    },
    REVEAL
  ),
  /** The depth of brackets: nothing is erased, ( adds 1 and ) takes 1 away. */
  depth: oneUnit(
    lstm,
    {
      i: [2 * S, 2 * S, 0, 0, 0, -S],
      f: [0, 0, 0, 0, 0, S],
      g: [S, -S, 0, 0, 0, 0],
      o: [0, 0, 0, 0, 0, S]
    },
    1
  ),
  /** As `bracket`, with a forget gate that is a little open at every letter. */
  leak: oneUnit(
    lstm,
    {
      i: [2 * S, 0, 0, 0, 0, -S],
      f: [-S, -S, 0, 0, 0, 1.4],
      g: [0, 0, 0, 0, 0, S],
      o: [0, 0, 0, 0, 0, S]
    },
    REVEAL
  ),
  trained
} as const satisfies Record<string, Weights>;

export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as readonly Preset[];
