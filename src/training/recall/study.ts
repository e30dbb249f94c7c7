import type { AnyCell, Setting } from './setting.ts';
import numbers from './study.json';
import type { Task } from './task.ts';

/** How the networks of one setting did in `npm run study -- recall`. */
export interface Studied extends Setting {
  task: Task;
  lag: number;
  units: number;
  rate: number;
  /** At most. */
  updates: number;
  /** 1, 2, … */
  seeds: number;
  /** Updates that each network that learned needed. */
  needed: number[];
}

const studied = numbers as Studied[];

/** What the study has of a setting; undefined where it did not try just this. */
export const studyOf = (
  asked: Omit<Studied, 'seeds' | 'needed' | 'cell'> & { cell: AnyCell }
): Studied | undefined =>
  studied.find((row) =>
    (['task', 'lag', 'cell', 'start', 'forget', 'units', 'rate', 'updates'] as const).every(
      (name) => row[name] === asked[name]
    )
  );
