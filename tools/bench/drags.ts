import type { Locator } from 'playwright';

/** A figure in a state, and what is dragged in it. */
export interface Drag {
  /** The figure's id. */
  readonly id: string;
  /** What is dragged, in words. */
  readonly name: string;
  /** The address's hash, as the figure's share link has it. */
  readonly state: string;
  /** What the mouse takes hold of, in its middle. */
  handle(figure: Locator): Locator;
  /** How far to either side it is dragged, in CSS pixels. */
  readonly by: readonly [x: number, y: number];
}

const weight = (name: RegExp) => (figure: Locator) => figure.getByRole('spinbutton', { name }).first();

/** One row a bar. A figure with several costly states has several rows. */
export const drags: readonly Drag[] = [
  {
    id: 'repeated-ones',
    name: 'a weight of the detector',
    state: 'v=1',
    handle: weight(/^W h h, row 2, column 1$/),
    by: [40, 0]
  },
  {
    id: 'state-space',
    name: 'a column of W h h',
    state: 'v=1',
    handle: (figure) => figure.getByRole('slider', { name: 'Column 1 of W h h' }),
    by: [40, 25]
  },
  {
    id: 'unrolled-graph',
    name: 'a weight, 12 steps of a 4-unit LSTM',
    state: 'v=1&cell=lstm&steps=12&units=4',
    handle: weight(/W h h.*row 1, column 1/),
    by: [60, 0]
  },
  {
    id: 'unrolled-graph',
    name: 'a weight, 5 steps of a 2-unit RNN',
    state: 'v=1&steps=5&units=2',
    handle: weight(/W h h.*row 1, column 1/),
    by: [60, 0]
  },
  {
    id: 'gradient-norm',
    name: 'σ_max, 1,000 steps of 64 units in three cells',
    state: 'v=1&shown=1&T=1000&units=64&scaling=sigma',
    handle: (figure) => figure.getByRole('slider', { name: 'Largest singular value' }),
    by: [60, 0]
  },
  {
    id: 'jacobian',
    name: 'an eigenvalue, with tanh',
    state: 'v=1&tanh=1',
    handle: (figure) => figure.getByRole('slider', { name: 'Eigenvalue 1' }),
    by: [30, 30]
  },
  {
    id: 'lstm-gates',
    name: 'a weight of two trained units',
    state: 'v=1&preset=trained',
    handle: weight(/^Weight into f from bias$/),
    by: [60, 0]
  },
  {
    id: 'lstm-gates',
    name: 'a gate in hand, 1,000 steps shown',
    state: 'v=1&holdF=1&f=0.5&c0=0.8&long=1',
    handle: (figure) => figure.getByRole('slider', { name: 'Value of the forget gate f' }),
    by: [30, 0]
  },
  {
    id: 'gru-gates',
    name: 'a weight',
    state: 'v=1',
    handle: weight(/^Weight into z from b$/),
    by: [60, 0]
  },
  {
    id: 'gradient-highway',
    name: 'the forget bias, 200 steps of 32 units',
    state: 'v=1&steps=200&hidden=32',
    handle: (figure) => figure.getByRole('slider', { name: 'Forget bias' }),
    by: [30, 0]
  }
];
