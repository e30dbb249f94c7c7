import { choice, flag, int, numbers, params, text, type Values } from '$frame/params/index.ts';
import {
  cells,
  drawn,
  lengths,
  MOST_STEPS,
  presetNames,
  settings,
  shapes,
  weightNames,
  type Setting,
  type WeightName
} from './presets.ts';

const weights = { min: -10, max: 10 };
export const tasks = ['none', 'shares', 'missing-edge', 'cancel'] as const;

const FIRST_SEED = 1;

/**
 * A list of the right length stays; any other is drawn from the seed, the same for everybody. So is one that was drawn
 * from the first seed and that nobody has touched: another seed alone makes another network.
 */
function fit(values: readonly number[], seed: number, name: WeightName | 'x' | 'targets', length: number) {
  const untouched = () => {
    const first = drawn(FIRST_SEED, name, length);
    return values.every((value, i) => value === first[i]);
  };
  if (values.length !== length || (seed !== FIRST_SEED && untouched())) return drawn(seed, name, length);
  return values;
}

export const parameters = params(
  {
    shape: choice('many-to-many', shapes),
    cell: choice('rnn', cells),
    head: choice('linear', ['linear', 'relu']),
    steps: int(4, { min: 2, max: MOST_STEPS }),
    units: int(2, { min: 1, max: 4 }),
    seed: int(FIRST_SEED, { min: 0, max: 9999 }),
    // A name that stands for weights, inputs and targets: it sets them and is then forgotten.
    preset: choice('custom', ['custom', ...presetNames]),
    // What has another length than the network asks for is drawn from the seed; so is what is left out.
    Wxh: numbers([], { ...weights, maxLength: 16 }),
    Whh: numbers([], { ...weights, maxLength: 64 }),
    Why: numbers([], { ...weights, maxLength: 4 }),
    h0: numbers([], { ...weights, maxLength: 4 }),
    Dhh: numbers([], { ...weights, maxLength: 64 }),
    Dhy: numbers([], { ...weights, maxLength: 4 }),
    x: numbers([], { ...weights, maxLength: MOST_STEPS }),
    targets: numbers([], { ...weights, maxLength: MOST_STEPS }),
    /** One position of the player: an operation, or all operations of a time step. */
    by: choice('operation', ['operation', 'step']),
    /** What the reader holds fast: a node's id, an edge's id, or an entry such as `weight_hh_l0[2]`. */
    pin: text('', { max: 80 }),
    check: flag(false),
    task: choice('none', tasks)
  },
  {
    v: 1,
    normalise: (values) => {
      const { preset, seed } = values;
      const setting: Setting = preset === 'custom' || preset === 'random' ? {} : settings[preset];
      const set = { ...values, ...setting };
      // An empty list has no network's length, so it is drawn.
      const wanted = preset === 'random' ? () => [] : (name: WeightName | 'x' | 'targets') => set[name];
      const expected = lengths(set.cell, set.units);
      return {
        ...set,
        ...Object.fromEntries(
          weightNames.map((name) => [name, fit(wanted(name), seed, name, expected[name])])
        ),
        x: fit(wanted('x'), seed, 'x', MOST_STEPS),
        targets: fit(wanted('targets'), seed, 'targets', MOST_STEPS),
        preset: 'custom' as const
      };
    }
  }
);

export type GraphParams = Values<typeof parameters>;
export type Task = GraphParams['task'];
