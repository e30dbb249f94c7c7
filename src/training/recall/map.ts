import type { Course } from './job.ts';
import { CHECK_EVERY } from './learning.ts';
import type { AnyCell } from './setting.ts';

/** The rows of the map. */
export const mapCells = ['rnn', 'gru', 'lstm', 'linear'] as const satisfies readonly AnyCell[];
export type MapCell = (typeof mapCells)[number];

/** Its columns; one more is the reader's own. */
export const DISTANCES = [5, 10, 20, 40, 80] as const;
export const LONGEST = 400;

/**
 * How the networks start. `usual`: every weight as PyTorch draws it. `told`: made for the distance k. The gate that keeps
 * the state starts at σ(log k) = k/(k + 1), which leaves a third of it after k steps; a vanilla network, which has no gate,
 * starts with an orthogonal matrix.
 */
export const mapStarts = ['usual', 'told'] as const;
export type MapStart = (typeof mapStarts)[number];

export const UNITS = 16;
export const RATE = 0.005;

export interface Plan {
  start: MapStart;
  /** Of each network, at most. */
  updates: number;
  /** The first seed, and how many there are. */
  seed: number;
  seeds: number;
}

/** What one tile of the map asks for. */
export function courseOf(cell: MapCell, lag: number, { start, updates, seed, seeds }: Plan): Course {
  const told = start === 'told';
  return {
    spec: {
      task: 'recall',
      lag,
      setting: {
        cell,
        start: told && cell === 'rnn' ? 'orthogonal' : 'pytorch',
        forget: told && cell !== 'rnn' ? 'log' : 'drawn'
      },
      units: UNITS,
      rate: RATE
    },
    seeds: Array.from({ length: seeds }, (_, i) => seed + i),
    checks: updates / CHECK_EVERY
  };
}
