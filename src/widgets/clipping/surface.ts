import { Network, Trace } from '$engine';
import { powerOfTen } from '$figure/format.ts';
import { B, W } from './params.ts';
import { START, TARGET } from './unit.ts';

/** Points along each side of the surface. */
export const COLUMNS = 151;
export const ROWS = 113;
/** log₁₀ of the loss where one band of colour ends and the next begins. */
export const LEVELS = [-3, -2.5, -2, -1.6, -1.3, -1, -0.7, -0.4, -0.1, 0.15, 0.3, 0.42];
/** The losses of some of them. */
export const LEVEL_NAMES = {
  [-3]: powerOfTen(-3),
  [-2]: powerOfTen(-2),
  [-1]: powerOfTen(-1),
  [-0.4]: '0.4',
  [0.15]: '1.4',
  [0.42]: '2.6'
};
const FLOOR = -6;

/** The weights of a point of the grid. */
export const along = (range: { min: number; max: number }, i: number, n: number) =>
  range.min + ((range.max - range.min) * i) / (n - 1);

/**
 * log₁₀ L over the picture, row by row from b at its least; −6 where it is below. All b of one w are one batch: an
 * item reads its own b at every step through a weight of 1, which is what reading 1 through a weight of b is.
 */
export function surface(T: number): number[] {
  const net = new Network({ cell: 'rnn', inputSize: 1, hiddenSize: 1, bias: false, dtype: 'float64' });
  net.set('weight_ih_l0', [1]);
  const reuse = new Trace(net, T, ROWS);
  const x = Float64Array.from({ length: T * ROWS }, (_, i) => along(B, i % ROWS, ROWS));
  const h0 = new Float64Array(ROWS).fill(START);
  const heights = new Array<number>(COLUMNS * ROWS);
  for (let column = 0; column < COLUMNS; column++) {
    net.set('weight_hh_l0', [along(W, column, COLUMNS)]);
    const { hn } = net.forward(x, { T, B: ROWS, h0, reuse });
    for (let row = 0; row < ROWS; row++)
      heights[row * COLUMNS + column] = Math.max(FLOOR, Math.log10((hn[row] - TARGET) ** 2));
  }
  return heights;
}
