import { Network, Rng } from '$engine';
import { ALPHABET } from '$figure/cell/characters.ts';
import { sigmoidInput, tanhInput } from '$figure/cell/hold.ts';

export const D = ALPHABET.length;
export const MOST_UNITS = 3;

/** In the order of PyTorch's rows. */
export const gateNames = ['r', 'z', 'n'] as const;
export type Gate = (typeof gateNames)[number];

/**
 * All weights of the figure's GRU, flat, rows as PyTorch has them (r, z, n, in each the units): Wx [3H, D], Wh [3H, H],
 * b [3H] (both biases in one, for n that of the input), bhn [H] (n's other bias, inside the reset), Wy [H], by.
 */
export interface Weights {
  units: number;
  Wx: readonly number[];
  Wh: readonly number[];
  b: readonly number[];
  bhn: readonly number[];
  Wy: readonly number[];
  by: number;
}

export const rowOf = (gate: Gate, unit: number, units: number): number =>
  gateNames.indexOf(gate) * units + unit;

const complete = ({ units, Wx, Wh, b, bhn, Wy }: Weights): boolean =>
  Wx.length === 3 * units * D &&
  Wh.length === 3 * units * units &&
  b.length === 3 * units &&
  bhn.length === units &&
  Wy.length === units;

/**
 * The weights with every list as long as `units` asks for. Where one is not, each gate and unit keeps what it had and the
 * rest is 0; how many units the lists were made for is taken from the biases.
 */
export function fit(weights: Weights): Weights {
  if (complete(weights)) return weights;
  const { units, by } = weights;
  const made = Math.round(weights.b.length / 3);
  const rows = gateNames.flatMap((_, gate) =>
    Array.from({ length: units }, (_, unit) => (unit < made ? gate * made + unit : -1))
  );
  const pick = (list: readonly number[], row: number, columns: number, width: number) =>
    Array.from({ length: width }, (_, k) => (row < 0 || k >= columns ? 0 : (list[row * columns + k] ?? 0)));
  const first = (list: readonly number[]) => Array.from({ length: units }, (_, k) => list[k] ?? 0);
  return {
    units,
    Wx: rows.flatMap((row) => pick(weights.Wx, row, D, D)),
    Wh: rows.flatMap((row) => pick(weights.Wh, row, made, units)),
    b: rows.map((row) => (row < 0 ? 0 : (weights.b[row] ?? 0))),
    bhn: first(weights.bhn),
    Wy: first(weights.Wy),
    by
  };
}

/** The engine's network with these weights, gates of one unit held by their own weights: a row of 0 and a bias. */
export function build(weights: Weights, unit: number, held: Partial<Record<Gate, number>>): Network {
  const { units } = weights;
  const net = new Network({ cell: 'gru', inputSize: D, hiddenSize: units, outputSize: 1, dtype: 'float64' });
  const [Wx, Wh, b, bhn] = [[...weights.Wx], [...weights.Wh], [...weights.b], [...weights.bhn]];
  for (const gate of gateNames) {
    const value = held[gate];
    if (value === undefined) continue;
    const row = rowOf(gate, unit, units);
    Wx.fill(0, row * D, (row + 1) * D);
    Wh.fill(0, row * units, (row + 1) * units);
    b[row] = gate === 'n' ? tanhInput(value) : sigmoidInput(value);
    if (gate === 'n') bhn[unit] = 0;
  }
  net.set('weight_ih_l0', Wx);
  net.set('weight_hh_l0', Wh);
  net.set('bias_ih_l0', b);
  net.set('bias_hh_l0', [...Array.from({ length: 2 * units }, () => 0), ...bhn]);
  net.set('head.weight', weights.Wy);
  net.set('head.bias', [weights.by]);
  return net;
}

/** Large enough that σ is 0 or 1 to three decimals, small enough to be dragged. */
const S = 8;

/** One unit: weights for ( ) a b, for h, and the bias. */
type Row = readonly [number, number, number, number, number, number];
function single(r: Row, z: Row, n: Row): Weights {
  const rows = [r, z, n];
  return {
    units: 1,
    Wx: rows.flatMap((row) => row.slice(0, D)),
    Wh: rows.map((row) => row[D]),
    b: rows.map((row) => row[D + 1]),
    bhn: [0],
    Wy: [1],
    by: 0
  };
}

export const presets = {
  /** Inside a bracket? ( writes 1, ) writes 0, letters change nothing. */
  bracket: single([0, 0, 0, 0, 0, S], [-2 * S, -2 * S, 0, 0, 0, S], [S, 0, 0, 0, 0, 0]),
  /** ( sets the state to 1, a turns it to its opposite, ) clears it, b keeps it. The reset gate is open at a alone. */
  flip: single([0, 0, 2 * S, 0, 0, -S], [-2 * S, -2 * S, -2 * S, 0, 0, S], [S, 0, 0, 0, -S, 0])
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
      (['Wx', 'Wh', 'b', 'bhn', 'Wy'] as const).every((list) => same(preset[list], weights[list]))
    );
  });

/** PyTorch's initial weights, doubled so that the gates have something to say, rounded so that a link can hold them. */
export function randomWeights(units: number, seed: number): Weights {
  const net = new Network({ cell: 'gru', inputSize: D, hiddenSize: units, outputSize: 1, dtype: 'float64' });
  net.init(new Rng(seed));
  const tidy = (value: number) => Number(value.toFixed(2));
  const read = (name: string) => Array.from(net.parameter(name).data, (value) => tidy(2 * value));
  const [first, second] = [read('bias_ih_l0'), read('bias_hh_l0')];
  return {
    units,
    Wx: read('weight_ih_l0'),
    Wh: read('weight_hh_l0'),
    b: first.map((value, row) => (row < 2 * units ? tidy(value + second[row]) : value)),
    bhn: second.slice(2 * units),
    Wy: read('head.weight'),
    by: read('head.bias')[0]
  };
}
