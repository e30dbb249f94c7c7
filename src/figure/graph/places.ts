import { heightOf, NUMBER, type Density } from './density.ts';
import type { Structure } from './structure.ts';

/** Where in its step a node stands: the middle of its box, from the step's left edge and the picture's top. */
export interface Slot {
  x: number;
  y: number;
  density: Density;
}

export interface Places {
  slots: Record<string, Slot>;
  /** Room for initial states, width of a step, room after the last. */
  left: number;
  column: number;
  right: number;
  /** Height of the rail on which the losses are summed. */
  rail: number;
  cell: { top: number; bottom: number };
  bottom: number;
}

const RAIL = 30;
const LOSS = 80;
const Y = 130;

/** The head's operations, from the answer down: a sum and a product of their own only where a bias or a ReLU asks for them. */
const answerRows = ({ nodes }: Structure) =>
  ['y', 'z', 'Why·h']
    .filter((name) => nodes.some(({ slot }) => slot === name))
    .map((name, i) => ({ name, y: Y + i * 54 }));

/**
 * h_t = tanh(a_t), a_t = W_hh h_{t−1} + W_xh x_t: time to the right, the loss on top, the input below. Numbers are
 * printed as far as there is room; where even bars would not fit, the picture is wider than its frame and scrolls.
 */
export function rnnPlaces(structure: Structure, available: number): Places {
  const { units } = structure;
  const [roomy, medium, compact] = [240, 200, 150];
  const leftOf = (density: Density) => (density === 'both' ? 118 : 92);
  const right = 16;
  const fits = (density: Density) => (available - leftOf(density) - right) / structure.steps;
  const density: Density =
    fits('both') >= roomy
      ? 'both'
      : fits('value') >= medium
        ? 'value'
        : fits('bars') >= compact
          ? 'bars'
          : 'value';
  const least = { both: roomy, value: medium, bars: compact }[density];
  const column = Math.min(300, Math.max(least, Math.floor(fits(density))));
  const spare = column - least;
  const x = { both: [27, 83, 172], value: [27, 80, 152], bars: [23, 72, 121] }[density];
  const at = [x[0] + spare * 0.2, x[1] + spare * 0.45, x[2] + spare * 0.7];
  // Single numbers stay readable at every density.
  const single: Density = density === 'both' ? 'both' : 'value';

  const state = Math.max(heightOf(units, density), units * NUMBER.cell);
  const answer = answerRows(structure);
  const top = answer[answer.length - 1].y + 42;
  const h = top + state / 2;
  const read = h + Math.max(state, heightOf(units, 'bars')) / 2 + 38;
  const input = read + heightOf(units, 'bars') / 2 + 38;
  const slot = (place: number, y: number, dense: Density): Slot => ({ x: at[place], y, density: dense });
  return {
    slots: {
      L: slot(2, RAIL, single),
      loss: slot(2, LOSS, single),
      target: { ...slot(2, LOSS, single), x: at[2] - (density === 'both' ? 84 : 70) },
      ...Object.fromEntries(answer.map(({ name, y }) => [name, slot(2, y, single)])),
      h: slot(2, h, density),
      a: slot(1, h, 'bars'),
      'Whh·h': slot(0, h, 'bars'),
      'Wxh·x': slot(1, read, 'bars'),
      x: slot(1, input, single)
    },
    left: leftOf(density),
    column,
    right,
    rail: RAIL,
    cell: { top: top - 24, bottom: read + heightOf(units, 'bars') / 2 + 10 },
    bottom: input + 26
  };
}

/** The LSTM opened to its gates: h on top, the cell state's lane below it, then f, i and g, the input at the foot. */
export function lstmPlaces(structure: Structure, available: number): Places {
  const { units } = structure;
  const [roomy, compact] = [430, 300];
  const left = 92;
  const right = 22;
  const fits = (available - left - right) / structure.steps;
  const density: Density = fits >= roomy ? 'value' : 'bars';
  const least = density === 'value' ? roomy : compact;
  const column = Math.min(560, Math.max(least, Math.floor(fits)));
  const pitch = column / 6;
  const at = [0.44, 1.42, 2.4, 3.4, 4.45, 5.5].map((place) => place * pitch);

  const box = heightOf(units, density);
  const stacked = heightOf(4 * units, 'bars');
  const lane = Math.max(box + 22, 46);
  const answer = answerRows(structure);
  const top = answer[answer.length - 1].y + 46;
  const row = (i: number) => top + Math.max(box, stacked) / 2 + i * lane;
  const input = Math.max(row(5) + box / 2, row(4) + stacked / 2) + 74;
  const slot = (place: number, y: number, dense: Density = 'bars'): Slot => ({
    x: at[place],
    y,
    density: dense
  });
  const gates = { o: row(1), f: row(3), i: row(4), g: row(5) };
  return {
    slots: {
      L: slot(5, RAIL, 'value'),
      loss: slot(5, LOSS, 'value'),
      target: { ...slot(5, LOSS, 'value'), x: at[5] - 72 },
      ...Object.fromEntries(answer.map(({ name, y }) => [name, slot(5, y, 'value')])),
      h: slot(5, row(0), density),
      'tanh(c)': slot(5, row(1)),
      c: slot(5, row(2), density),
      'f*c': slot(4, row(2)),
      'i*g': slot(4, row(4.5)),
      a: slot(1, row(4)),
      'Whh·h': slot(0, row(0)),
      'Wxh·x': slot(0, row(4)),
      x: slot(0, input, 'value'),
      ...Object.fromEntries(
        Object.entries(gates).flatMap(([gate, y]) => [
          [gate, slot(3, y, density)],
          [`a_${gate}`, slot(2, y)]
        ])
      )
    },
    left,
    column,
    right,
    rail: RAIL,
    cell: { top: row(0) - Math.max(box, stacked) / 2 - 22, bottom: input - 40 },
    bottom: input + 30
  };
}
