import type { Weights } from '$figure/cell/weights.ts';

/**
 * Made by `npm run train -- lstm-gates`: 3000 updates of 32 strings of 24 characters, Adam from 0.02 down to 0, gradients
 * clipped at 1, seed 3, weights rounded to hundredths. On 500 strings of 100 characters that it never saw, 100.00% of its
 * answers are right (within a half of 0 or 1).
 */
export const trained: Weights = {
  units: 2,
  Wx: [
    0.8, -0.09, 0.78, 0.79, 1.93, 0.22, 0.53, 0.13, -2.43, -1.87, 0.78, 0.71, -1.29, -0.81, 0.29, 0.71, 2.24,
    -2.89, -0.4, -0.41, 1.29, 0.59, -0.29, -0.1, -0.54, 1.02, 1.11, 1.18, 0.88, 0.47, 0.64, 0.55
  ],
  Wh: [0.79, 0.64, -0.04, -0.61, 1.11, -0.53, 0.56, 0.14, 1.12, 1.73, -0.02, 0.55, -0.3, -0.33, -0.47, -0.15],
  b: [2.28, 0.28, -1.37, -1.96, -0.54, 0.96, 2.85, 1.08],
  Wy: [0.67, 0.52],
  by: 0.24
};
