import { holdGate, Network, Rng } from '$engine';
import { ALPHABET } from './characters.ts';
import type { GatedCell } from './gated.ts';

export const D = ALPHABET.length;

/**
 * All weights of a figure's network, flat, in PyTorch's rows (the gates, in each the units): Wx [G·H, D], Wh [G·H, H],
 * b [G·H] (both biases in one; for a gru's n that of the input), bhn [H] (gru only: n's other bias, inside the reset),
 * Wy [H], by.
 */
export interface Weights {
  units: number;
  Wx: readonly number[];
  Wh: readonly number[];
  b: readonly number[];
  bhn?: readonly number[];
  Wy: readonly number[];
  by: number;
}
const lists = ['Wx', 'Wh', 'b', 'bhn', 'Wy'] as const;

/** The row of a gate of one unit. */
export const rowOf = <G extends string>({ gates }: GatedCell<G>, gate: G, unit: number, units: number) =>
  gates.indexOf(gate) * units + unit;

/**
 * The weights with every list as long as `units` asks for: lists of other lengths come from a hand-written link, or from
 * another number of units. Each gate and unit keeps what it had and the rest is 0; how many units the lists were made for
 * is taken from the biases.
 */
export function fit({ gates }: GatedCell, weights: Weights): Weights {
  const { units, Wx, Wh, b, bhn, Wy, by } = weights;
  const G = gates.length;
  const complete =
    Wx.length === G * units * D &&
    Wh.length === G * units * units &&
    b.length === G * units &&
    (bhn?.length ?? units) === units &&
    Wy.length === units;
  if (complete) return { units, Wx, Wh, b, ...(bhn && { bhn }), Wy, by };
  const made = Math.round(b.length / G);
  const rows = gates.flatMap((_, gate) =>
    Array.from({ length: units }, (_, unit) => (unit < made ? gate * made + unit : -1))
  );
  const pick = (list: readonly number[], row: number, columns: number, width: number) =>
    Array.from({ length: width }, (_, k) => (row < 0 || k >= columns ? 0 : (list[row * columns + k] ?? 0)));
  const first = (list: readonly number[]) => Array.from({ length: units }, (_, k) => list[k] ?? 0);
  return {
    units,
    Wx: rows.flatMap((row) => pick(Wx, row, D, D)),
    Wh: rows.flatMap((row) => pick(Wh, row, made, units)),
    b: rows.map((row) => (row < 0 ? 0 : (b[row] ?? 0))),
    ...(bhn && { bhn: first(bhn) }),
    Wy: first(Wy),
    by
  };
}

const network = ({ cell }: GatedCell, units: number) =>
  new Network({ cell, inputSize: D, hiddenSize: units, outputSize: 1, dtype: 'float64' });

/** The engine's network with these weights, gates of one unit held at values. */
export function build<G extends string>(
  cell: GatedCell<G>,
  { units, Wx, Wh, b, bhn, Wy, by }: Weights,
  unit = 0,
  held: Partial<Record<G, number>> = {}
): Network {
  const net = network(cell, units);
  net.set('weight_ih_l0', Wx);
  net.set('weight_hh_l0', Wh);
  net.set('bias_ih_l0', b);
  if (bhn) net.set('bias_hh_l0', [...Array.from({ length: b.length - units }, () => 0), ...bhn]);
  net.set('head.weight', Wy);
  net.set('head.bias', [by]);
  for (const gate of cell.gates) {
    const value = held[gate];
    if (value !== undefined) holdGate(net, gate, unit, value);
  }
  return net;
}

/** Large enough that σ is 0 or 1 to three decimals, small enough to be dragged. */
export const SHARP = 8;

/** One unit, each gate by its weights for ( ) a b, for h, and its bias. */
export function oneUnit<G extends string>(
  { gates }: GatedCell<G>,
  rows: Record<G, readonly [open: number, close: number, a: number, b: number, h: number, bias: number]>,
  Wy: number
) {
  const inOrder = gates.map((gate) => rows[gate]);
  return {
    units: 1,
    Wx: inOrder.flatMap((row) => row.slice(0, D)),
    Wh: inOrder.map((row) => row[D]),
    b: inOrder.map((row) => row[D + 1]),
    Wy: [Wy],
    by: 0
  };
}

/** The name under which weights are known, if they are. */
export const nameOf = <N extends string>(known: Readonly<Record<N, Weights>>, weights: Weights) =>
  (Object.keys(known) as N[]).find((name) => {
    const { units, by } = known[name];
    return (
      units === weights.units &&
      by === weights.by &&
      lists.every((list) => same(known[name][list], weights[list]))
    );
  });
const same = (a: readonly number[] = [], b: readonly number[] = []) =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** PyTorch's initial weights, doubled so that the gates have something to say, rounded so that a link can hold them. */
export function randomWeights(cell: GatedCell, units: number, seed: number): Weights {
  const net = network(cell, units).init(new Rng(seed));
  const tidy = (value: number) => Number(value.toFixed(2));
  const read = (name: string) => Array.from(net.parameter(name).data, (value) => tidy(2 * value));
  const [first, second] = [read('bias_ih_l0'), read('bias_hh_l0')];
  // A gru's n alone can tell its two biases apart.
  const apart = cell.cell === 'gru' ? first.length - units : first.length;
  return {
    units,
    Wx: read('weight_ih_l0'),
    Wh: read('weight_hh_l0'),
    b: first.map((value, row) => (row < apart ? tidy(value + second[row]) : value)),
    ...(apart < first.length && { bhn: second.slice(apart) }),
    Wy: read('head.weight'),
    by: read('head.bias')[0]
  };
}
