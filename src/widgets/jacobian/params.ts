import { choice, flag, int, params, real, type Values } from '$frame/params/index.ts';
import { largest } from './schur.ts';

/** The largest singular value that the figure's axis holds. */
export const MOST_SIGMA = 3;
/** Eigenvalues stand in the square of this half side. */
export const MOST_LAMBDA = 1.5;

const side = { min: -MOST_LAMBDA, max: MOST_LAMBDA };

export const parameters = params(
  {
    /** First eigenvalue; with `im` above 0 the second is its conjugate, else `re2`. */
    re: real(0.9, side),
    im: real(0, { min: 0, max: MOST_LAMBDA }),
    re2: real(0.6, side),
    sigma: real(2.2, { min: 0, max: MOST_SIGMA }),
    /** By how many degrees the matrix is turned against the axes. */
    turn: int(25, { min: -90, max: 90 }),
    tanh: flag(false),
    /** Standard deviation of the inputs that the network with tanh reads. */
    input: real(0.5, { min: 0, max: 3 }),
    seed: int(1, { min: 1, max: 999 }),
    steps: int(40, { min: 10, max: 100 }),
    task: choice('none', ['none', 'transient', 'keep'])
  },
  {
    v: 1,
    // No matrix has a largest singular value below its largest eigenvalue.
    normalise: (values) => ({
      ...values,
      sigma: Math.min(MOST_SIGMA, Math.max(values.sigma, largest(values)))
    })
  }
);

export type JacobianParams = Values<typeof parameters>;
