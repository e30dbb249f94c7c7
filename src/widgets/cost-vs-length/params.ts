import { choice, guess, int, params, type Values } from '$frame/params/index.ts';
import { costCells, uses } from '$training/cost/counts.ts';

/** Lengths that are measured. */
export const LENGTHS = [8, 16, 32, 64, 128, 256, 512, 1024] as const;
export const LAST = LENGTHS[LENGTHS.length - 1];
export const WIDTHS = [16, 32, 64] as const;
/** A guess is one of four: up to the first of these lengths, up to the second, up to the third, or beyond. */
export const BOUNDS = [64, 256, LAST] as const;

export const tasks = ['none', 'cross', 'cache', 'processors'] as const;

export const parameters = params(
  {
    use: choice('train', uses),
    cell: choice('lstm', costCells),
    /** Of both readers: numbers in, numbers out, numbers in the state. */
    width: int(32, { min: 8, max: 64 }),
    guess: guess({ min: 0, max: BOUNDS.length }),
    /** In an exercise: what is asked, and what the reader answered; 0 for nothing yet. */
    task: choice('none', tasks),
    answer: int(0, { min: 0, max: 10_000_000 })
  },
  { v: 1 }
);

export type CostParams = Values<typeof parameters>;
