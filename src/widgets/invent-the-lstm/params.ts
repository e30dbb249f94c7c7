import { int, params, real, type Values } from '$frame/params/index.ts';
import { tasks } from './tasks.ts';
import { ALL } from './unit.ts';

const weight = { min: -20, max: 20 };

export const parameters = params(
  {
    /** The task, from 1. */
    stage: int(1, { min: 1, max: tasks.length }),
    /** How many parts the unit has. */
    parts: int(0, { min: 0, max: ALL }),
    /** The sequence of the task that is shown, from 1. */
    shown: int(2, { min: 1, max: 4 }),
    w: real(1, { min: 0, max: 3 }),
    u: real(1, { min: 0, max: 10 }),
    iw: real(0, weight),
    ib: real(0, weight),
    fw: real(0, weight),
    fb: real(0, weight),
    ow: real(0, weight),
    ob: real(0, weight)
  },
  {
    v: 2,
    past: { 1: { shown: 1 } },
    // A task is begun without its own part, and a part too many would give its answer away.
    normalise: (values) => ({
      ...values,
      parts: Math.min(values.stage, Math.max(values.stage - 1, values.parts)),
      shown: Math.min(values.shown, tasks[values.stage - 1].cases.length)
    })
  }
);

export type InventParams = Values<typeof parameters>;
