import { bitString, params, type Values } from '$frame/params/index.ts';
import { STEPS } from './task.ts';

const shut = '0'.repeat(STEPS);

export const parameters = params(
  {
    /** Whether each gate is open, step by step. */
    i: bitString(shut, { min: STEPS, max: STEPS }),
    f: bitString(shut, { min: STEPS, max: STEPS }),
    o: bitString(shut, { min: STEPS, max: STEPS })
  },
  { v: 1 }
);

export type ByHandParams = Values<typeof parameters>;
