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
      { updates: 800, rate: 0.0025 }
    ]
  },
  lines: {
    config: { ...common, hiddenSize: 128, T: 64, B: 16, seed: 1 },
    cycles: [
      { updates: 4000, rate: 0.004 },
      { updates: 5000, rate: 0.004 }
    ]
  }
} satisfies Record<string, Recipe>;

export type RecipeName = keyof typeof recipes;
