export { bitString, choice, flag, int, numbers, real, text } from './kinds.ts';
export { accept, arbitrary, params, toJson, type Parameters, type Values } from './params.ts';
export { looksOf, plainLooks, readHash, writeHash, type Looks, type State } from './hash.ts';
export type { Field, Json, Range } from './field.ts';
