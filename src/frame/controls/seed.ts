/** The seed after this one; after the last comes 1. */
export const nextSeed = (last: number, seed: number): number => (seed % last) + 1;
