import { flag, int, params, type Values } from '$frame/params/index.ts';

export const parameters = params(
  {
    // Whether an embedding stands between the letter and the layer.
    embedding: flag(false),
    seed: int(1, { min: 1, max: 9999 }),
    // What the counts below the picture are for: characters, numbers of an embedding, rows of the layer's matrix.
    characters: int(96, { min: 4, max: 100_000 }),
    size: int(16, { min: 1, max: 512 }),
    rows: int(512, { min: 1, max: 4096 })
  },
  { v: 1 }
);

export type OneHotParams = Values<typeof parameters>;
