import { bitString, choice, int, params, real, type Values } from '$frame/params/index.ts';

export const cells = ['rnn', 'lstm', 'gru'] as const;
export const LEAST_STEPS = 2;
export const MOST_STEPS = 12;
export const MOST_LAYERS = 4;

export const parameters = params(
  {
    cell: choice('rnn', cells),
    /** One input a step. */
    bits: bitString('101100', { min: LEAST_STEPS, max: MOST_STEPS }),
    layers: int(3, { min: 1, max: MOST_LAYERS }),
    hidden: int(3, { min: 1, max: 4 }),
    /** Of every layer's recurrent weights. */
    radius: real(0.9, { min: 0.1, max: 1.5 }),
    seed: int(1, { min: 1, max: 9999 }),
    task: choice('none', ['none', 'count', 'path']),
    /** In the exercise on parameters: the layer that is asked for. */
    asked: int(2, { min: 1, max: MOST_LAYERS }),
    /** What the reader answered; 0 for nothing yet. */
    answer: int(0, { min: 0, max: 100_000 })
  },
  {
    v: 1,
    normalise: (values) => ({ ...values, asked: Math.min(values.asked, values.layers) })
  }
);

export type MultilayerParams = Values<typeof parameters>;
