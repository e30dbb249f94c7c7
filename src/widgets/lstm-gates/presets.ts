import { Network, Rng } from '$engine';
import { trained } from './trained.ts';
import { D, type Weights } from './weights.ts';

/** Large enough that σ is 0 or 1 to three decimals, small enough to be dragged. */
const S = 8;

/** One unit, each gate by its weights for ( ) a b and its bias. */
function single(
  rows: Record<'i' | 'f' | 'g' | 'o', readonly [number, number, number, number, number]>,
  Wy: number
): Weights {
  const inOrder = [rows.i, rows.f, rows.g, rows.o];
  return {
    units: 1,
    Wx: inOrder.flatMap((row) => row.slice(0, D)),
    Wh: [0, 0, 0, 0],
    b: inOrder.map((row) => row[D]),
    Wy: [Wy],
    by: 0
  };
}
/** tanh(1) is what a cell that holds 1 reveals; this makes it an answer of 1. */
const REVEAL = 1.313;

export const presets = {
  /** Inside a bracket? ( erases and writes 1, ) erases, letters change nothing. */
  bracket: single(
    {
      i: [2 * S, 0, 0, 0, -S],
      f: [-2 * S, -2 * S, 0, 0, S],
      g: [0, 0, 0, 0, S],
      o: [0, 0, 0, 0, S]
    },
    REVEAL
  ),
  /** The last letter, +1 for a and −1 for b, told at ) and nowhere else. */
  reveal: single(
    {
      i: [0, 0, 2 * S, 2 * S, -S],
      f: [0, 0, -2 * S, -2 * S, S],
      g: [0, 0, S, -S, 0],
      o: [0, 2 * S, 0, 0, -S]
    },
    REVEAL
  ),
  /** The depth of brackets: nothing is erased, ( adds 1 and ) takes 1 away. */
  depth: single(
    {
      i: [2 * S, 2 * S, 0, 0, -S],
      f: [0, 0, 0, 0, S],
      g: [S, -S, 0, 0, 0],
      o: [0, 0, 0, 0, S]
    },
    1
  ),
  /** As `bracket`, with a forget gate that is a little open at every letter. */
  leak: single(
    {
      i: [2 * S, 0, 0, 0, -S],
      f: [-S, -S, 0, 0, 1.4],
      g: [0, 0, 0, 0, S],
      o: [0, 0, 0, 0, S]
    },
    REVEAL
  ),
  trained
} as const satisfies Record<string, Weights>;

export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as readonly Preset[];

const same = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** The preset that weights are, if they are one. */
export const presetOf = (weights: Weights): Preset | undefined =>
  presetNames.find((name) => {
    const preset: Weights = presets[name];
    return (
      preset.units === weights.units &&
      preset.by === weights.by &&
      (['Wx', 'Wh', 'b', 'Wy'] as const).every((list) => same(preset[list], weights[list]))
    );
  });

/** PyTorch's initial weights, doubled so that the gates have something to say, rounded so that a link can hold them. */
export function randomWeights(units: number, seed: number): Weights {
  const net = new Network({ cell: 'lstm', inputSize: D, hiddenSize: units, outputSize: 1, dtype: 'float64' });
  net.init(new Rng(seed));
  const read = (name: string) =>
    Array.from(net.parameter(name).data, (value) => Number((2 * value).toFixed(2)));
  const [first, second] = [read('bias_ih_l0'), read('bias_hh_l0')];
  return {
    units,
    Wx: read('weight_ih_l0'),
    Wh: read('weight_hh_l0'),
    b: first.map((value, i) => Number((value + second[i]).toFixed(2))),
    Wy: read('head.weight'),
    by: read('head.bias')[0]
  };
}
