export { guess, guessedNumber, type Guess } from './guess.ts';
export { bitString, choice, flag, int, numbers, real, text } from './kinds.ts';
export { accept, arbitrary, params, toJson, type Parameters, type Values } from './params.ts';
export { looksOf, plainLooks, readHash, writeHash, type Looks } from './hash.ts';
export type { Field, Json } from './field.ts';
