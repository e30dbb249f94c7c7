import { choice, int, params, text, type Values } from '$frame/params/index.ts';
import { keeps } from './keep.ts';

export const LENGTH = 16;
export const LAST_SEED = 9999;

export const parameters = params(
  {
    seed: int(3, { min: 1, max: LAST_SEED }),
    /** The reader's answers, a character a bit; a dash where there is none. */
    answers: text('', { max: LENGTH }),
    /** What the reader would like to keep in two slots. */
    first: choice('nothing', keeps),
    second: choice('nothing', keeps)
  },
  {
    v: 1,
    normalise: (values) => ({
      ...values,
      answers: values.answers.replaceAll(/[^01]/gu, '-').slice(0, LENGTH)
    })
  }
);

export type BeTheNetworkParams = Values<typeof parameters>;
