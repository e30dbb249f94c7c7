import { States } from './states.ts';

/** States made up: `of(cell, t)` between −1 and 1. */
export function madeUp(cells: number, length: number, of: (cell: number, t: number) => number): States {
  const states = new States(cells, length);
  for (let cell = 0; cell < cells; cell++)
    for (let t = 0; t < length; t++) states.values[cell * length + t] = Math.round(32_767 * of(cell, t));
  return states;
}

/** What a generator returns in the end. */
export function whole<Result>(turns: Generator<unknown, Result, void>): Result {
  for (;;) {
    const turn = turns.next();
    if (turn.done) return turn.value;
  }
}
