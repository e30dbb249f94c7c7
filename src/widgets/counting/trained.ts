import type { CounterWeights } from './weights.ts';

/** The largest n that it saw. */
export const SEEN = 10;

/**
 * Made by `npm run train -- counting`: 6000 strings aⁿbⁿ with n from 1 to 10 at random, squared error, Adam from
 * 0.01 down to 0, clipped at 1, forget bias 3, seed 1 (the first of 1 … 1 that is right on all it saw), rounded to
 * thousandths. First wrong at n = 39.
 */
export const trained: CounterWeights = {
  units: 2,
  Wx: [
    0.696, 0.845, 0.137, 0.638, 0.967, 0.541, 2.941, 0.464, 1.864, -2.019, -0.86, 0.39, -0.622, 1.509, -1.846,
    1.552
  ],
  Wh: [
    4.009, -0.822, 0.294, 0.662, 0.888, -0.192, -0.398, -0.186, -0.247, 0.62, 0.879, -0.174, -0.979, -0.605,
    0.347, -0.025
  ],
  b: [4.746, 0.116, 4.722, 4.104, 0.808, -0.578, 1.132, -0.051],
  Wy: [-1.98, -1.118],
  by: 0.869
};
