import numbers from './distances.json';

/** How twenty networks of one cell, started one way, did at one distance in `npm run study -- distance`. */
export interface Distance {
  cell: string;
  start: string;
  k: number;
  /** At most. */
  updates: number;
  /** The first seed, and how many. */
  seed: number;
  seeds: number;
  /** Updates that each network that learned needed. */
  needed: number[];
  /** The median network's share of right answers at its last test. */
  score: number;
}

export const distances: readonly Distance[] = numbers;
