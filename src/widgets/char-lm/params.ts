import { choice, guess, int, params, real, text, type Values } from '$frame/params/index.ts';

/** Below it stands what the guess is about. */
const GUESS_AT = 3000;

export const parameters = params(
  {
    // In the page's language.
    source: choice('book', ['book', 'code', 'own']),
    cell: choice('lstm', ['lstm', 'gru', 'rnn', 'relu']),
    hidden: int(128, { min: 8, max: 512 }),
    layers: int(1, { min: 1, max: 3 }),
    // 0: no embedding.
    embedding: int(0, { min: 0, max: 128 }),
    // Steps of a chunk, and rows of the batch.
    chunk: int(64, { min: 8, max: 256 }),
    rows: int(16, { min: 1, max: 64 }),
    optimiser: choice('adam', ['adam', 'rmsprop', 'sgd']),
    rate: real(0.004, { min: 1e-5, max: 10 }),
    // 0: none.
    clip: real(5, { min: 0, max: 100 }),
    // The most characters told apart.
    fold: int(512, { min: 2, max: 2000 }),
    seed: int(1, { min: 1, max: 9999 }),
    updates: int(GUESS_AT, { min: 100, max: 200_000 }),
    temperature: real(0.7, { min: 0, max: 2 }),
    prompt: text('', { max: 80 }),
    // Bits per character of new text, after so many updates.
    guess: guess({ min: 0, max: 8 })
  },
  {
    v: 1,
    // The text put aside is measured every hundred updates: at the end, too.
    normalise: (values) => ({ ...values, updates: Math.round(values.updates / 100) * 100 })
  }
);

export type CharParams = Values<typeof parameters>;
