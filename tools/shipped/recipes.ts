import type { Course } from './learn.ts';

/** How a shipped model is trained, but for its text. */
export interface Recipe extends Pick<Course, 'cycles'> {
  config: Omit<Course['config'], 'text'>;
}

const common = {
  cell: 'lstm',
  // Cells that begin by keeping what they hold find long stretches sooner.
  init: { forgetBias: 1 },
  optimiser: 'adam',
  clip: 1,
  // Nobody reads the diagnoses here.
  probeEvery: 1_000_000
} as const;

export const recipes = {
  c: {
    config: { ...common, hiddenSize: 256, T: 128, B: 32, seed: 1 },
    cycles: [
      { updates: 5200, rate: 0.004 },
      { updates: 1600, rate: 0.003 }
    ]
  },
  lines: {
    config: { ...common, hiddenSize: 128, T: 64, B: 32, seed: 1 },
    cycles: [{ updates: 1200, rate: 0.004 }]
  }
} satisfies Record<string, Recipe>;

export type RecipeName = keyof typeof recipes;
