import { bitString, params, real, type Values } from '$frame/params/index.ts';

export const MOST_STEPS = 12;

export const parameters = params(
  {
    /** One press a step, or none. */
    bits: bitString('1011010', { min: 2, max: MOST_STEPS }),
    /** Copies that are pulled out. */
    unroll: real(3, { min: 0, max: MOST_STEPS }),
    /** The weight from the second unit to both: −2 makes a lamp of it. */
    w: real(-2, { min: -3, max: 1 })
  },
  {
    v: 1,
    normalise: (values) => ({ ...values, unroll: Math.min(values.unroll, values.bits.length) })
  }
);

export type FoldParams = Values<typeof parameters>;
