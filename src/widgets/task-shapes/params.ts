import { bitString, choice, int, params, real, type Values } from '$frame/params/index.ts';

export const shapes = [
  'one-to-one',
  'one-to-many',
  'many-to-one',
  'many-to-many',
  'encoder-decoder'
] as const;
export type Shape = (typeof shapes)[number];

export const parameters = params(
  {
    shape: choice('encoder-decoder', shapes),
    /** What is read, of all shapes but one-to-many. */
    bits: bitString('110', { min: 2, max: 7 }),
    /** What is counted down from. */
    n: real(4, { min: 1, max: 7 }),
    /** In an exercise: the task that a shape is asked for; 0 for none. */
    asked: int(0, { min: 0, max: 5 }),
    /** The shape that was chosen, from 1; 0 for none yet. */
    answer: int(0, { min: 0, max: 5 })
  },
  { v: 1, normalise: (values) => ({ ...values, n: Math.round(2 * values.n) / 2 }) }
);

export type ShapesParams = Values<typeof parameters>;
