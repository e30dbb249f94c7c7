import type { Job, Lane } from '../serve.ts';

/** For each lane how far it counts. */
export type Counting = readonly number[];

/** A job for the tests: lanes that count. */
export const count: Job<Counting, number> = (ask) => ask.map(counting);

function* counting(to: number): Lane<number> {
  for (let n = 1; n < to; n++) yield n;
  return to;
}
