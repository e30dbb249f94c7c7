import { Rng } from '$engine';
import { targets } from '$training/detector/tasks.ts';

export const MOST_STEPS = 12;
export const shapes = ['many-to-many', 'many-to-one', 'one-to-many', 'encoder-decoder'] as const;
export type Shape = (typeof shapes)[number];
export const cells = ['rnn', 'rnn-relu', 'lstm'] as const;
export type CellName = (typeof cells)[number];

/** Networks worth knowing. `random` draws weights, inputs and targets from the seed and keeps the rest. */
export const presetNames = [
  'random',
  'repeated-ones',
  'one-wrong-target',
  'on-a-kink',
  'exploding',
  'vanishing',
  'memory-cell'
] as const;
export type Preset = (typeof presetNames)[number];

/** What a network needs: names and lengths, in rows of PyTorch's matrices (lstm: i, f, g, o). */
export interface Weights {
  Wxh: readonly number[];
  Whh: readonly number[];
  Why: readonly number[];
  h0: readonly number[];
  /** The decoder's own recurrence and head; used by the shape encoder–decoder only. */
  Dhh: readonly number[];
  Dhy: readonly number[];
}
export const weightNames = ['Wxh', 'Whh', 'Why', 'h0', 'Dhh', 'Dhy'] as const;
export type WeightName = (typeof weightNames)[number];

/** How many numbers each of a network's lists holds; one input and one output a step. */
export function lengths(cell: CellName, units: number): Record<WeightName, number> {
  const rows = (cell === 'lstm' ? 4 : 1) * units;
  return { Wxh: rows, Whh: rows * units, Why: units, h0: units, Dhh: rows * units, Dhy: units };
}

const places: Record<WeightName | 'x' | 'targets', number> = {
  Wxh: 0,
  Whh: 1,
  Why: 2,
  h0: 3,
  Dhh: 4,
  Dhy: 5,
  x: 6,
  targets: 7
};

/**
 * Numbers drawn from a seed, two decimals each (one for inputs and targets), so that what is printed is what is
 * computed with. Every list has a stream of its own: another number of units leaves inputs and targets as they are.
 */
export function drawn(seed: number, name: WeightName | 'x' | 'targets', length: number): number[] {
  const rng = new Rng(8 * seed + places[name]);
  const decimals = name === 'x' || name === 'targets' ? 1 : 2;
  const largest = name === 'Why' || name === 'Dhy' ? 1.2 : 1;
  // The state starts at 0, as is usual.
  if (name === 'h0') return Array.from({ length }, () => 0);
  return Array.from({ length }, () => Number(rng.uniform(-largest, largest).toFixed(decimals)) + 0);
}

export interface Setting extends Partial<Weights> {
  shape?: Shape;
  cell?: CellName;
  head?: 'linear' | 'relu';
  units?: number;
  steps?: number;
  x?: readonly number[];
  targets?: readonly number[];
}

const filled = (values: readonly number[], rest = 0) =>
  Array.from({ length: MOST_STEPS }, (_, i) => values[i] ?? rest);

const BITS = '011011101011';
const detector: Setting = {
  shape: 'many-to-many',
  cell: 'rnn-relu',
  head: 'relu',
  units: 3,
  steps: 5,
  Wxh: [1, 0, 0],
  Whh: [0, 0, 0, 1, 0, 0, 0, 0, 1],
  Why: [1, 1, -1],
  h0: [0, 0, 1],
  x: [...BITS].map(Number),
  targets: targets('repeated-ones', BITS)
};

const far: Setting = {
  shape: 'many-to-one',
  cell: 'rnn',
  head: 'linear',
  units: 2,
  steps: 10,
  h0: [0, 0],
  Wxh: [0.5, -0.4],
  Why: [1, -0.8],
  x: filled([0.8, -0.5, 0.3, 0.6, -0.7, 0.2, 0.4, -0.3, 0.5, -0.6]),
  targets: filled([1], 1)
};

/** The lists and choices that a preset sets; everything it does not name stays as it is. */
export const settings: Record<Exclude<Preset, 'random'>, Setting> = {
  'repeated-ones': detector,
  'one-wrong-target': { ...detector, targets: filled([0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1]) },
  // The answer's ReLU stands at 0 where a 1 is wanted: no gradient, though the loss is not 0.
  'on-a-kink': { ...detector, targets: filled([0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1]) },
  exploding: { ...far, cell: 'rnn-relu', Why: [1, 0.5], Wxh: [0.5, 0.4], Whh: [1.1, 0.5, 0.6, 0.9] },
  vanishing: { ...far, Whh: [0.3, -0.2, 0.2, 0.3] },
  // Forget gate open, input gate open to large inputs only: c keeps what came first.
  'memory-cell': {
    ...far,
    cell: 'lstm',
    units: 1,
    steps: 6,
    h0: [0],
    Wxh: [6, 0, 2, 0],
    Whh: [-6, 6, 0, 2],
    Why: [1.5],
    x: filled([1, 0, 0, 0, 0, 0]),
    targets: filled([1], 1)
  }
};
