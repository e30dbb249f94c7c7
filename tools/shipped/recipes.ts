import type { Course } from './learn.ts';

/** How a shipped model is trained, but for its text. */
export interface Recipe extends Pick<Course, 'cycles'> {
  config: Omit<Course['config'], 'text'>;
}

export const recipes = {
  c: {
    config: {
      cell: 'lstm',
      hiddenSize: 256,
      // Cells that begin by keeping what they hold find long stretches sooner.
      init: { forgetBias: 1 },
      T: 128,
      B: 32,
      optimiser: 'adam',
      clip: 1,
      seed: 1,
      // Nobody reads the diagnoses here.
      probeEvery: 1_000_000
    },
    cycles: [{ updates: 5200, rate: 0.004 }]
  }
} satisfies Record<string, Recipe>;

export type RecipeName = keyof typeof recipes;
