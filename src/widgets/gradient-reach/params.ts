import { choice, guess, int, params, text, type Values } from '$frame/params/index.ts';
import { models } from '$training/character/which.ts';

/** How many characters back are looked at. */
export const BACK = 72;
export const MOST = 400;

export const parameters = params(
  {
    text: text(
      'The state is carried forward from one step to the next, and the gradient comes back along the same way. What happened long ago has to pass every step in between; so the state of the network is what it has to remember of the text that it read.',
      { max: MOST }
    ),
    // Place of the character that is foretold, from 1.
    at: int(211, { min: 1, max: MOST }),
    // By how many others each character is replaced.
    others: int(4, { min: 1, max: 8 }),
    model: choice('book', models),
    // From how many characters back on a replacement changes less than a hundredth of a bit.
    reach: guess({ min: 1, max: BACK })
  },
  {
    v: 1,
    normalise: (values) => ({
      ...values,
      at: Math.min(values.at, Math.max(1, Array.from(values.text).length))
    })
  }
);

export type ReachParams = Values<typeof parameters>;
