import type { Rng } from '../../engine/index.ts';

export const spacings = ['random', 'regular'] as const;
/** Where the letters stand among the silence: anywhere, anew in every sequence, or always at the same steps. */
export type Spacing = (typeof spacings)[number];

/** Selective copying (Gu and Dao 2023), asked for at the end at once: which letters were there, in their order? */
export interface Copying {
  kind: 'copying';
  steps: number;
  letters: number;
  spacing: Spacing;
}

/** Recall of a pair: keys are read, each with a value, in any order; then one of the keys, and its value is wanted. */
export interface Pairing {
  kind: 'pairs';
  pairs: number;
}

export type Task = Copying | Pairing;

/** Letters that there are in copying: tokens 1 to 4, 0 being silence. And the values that a pair's key can have. */
export const LETTERS = 4;
export const VALUES = 2;

/** Steps of a sequence, tokens that there are, answers at its end, and options of each. */
export function sizesOf(task: Task): { steps: number; tokens: number; answers: number; options: number } {
  return task.kind === 'copying'
    ? { steps: task.steps, tokens: LETTERS + 1, answers: task.letters, options: LETTERS }
    : { steps: task.pairs + 1, tokens: task.pairs * (VALUES + 1), answers: 1, options: VALUES };
}

/** The token of a key with its value, and that of the question for a key. */
export const pairToken = (key: number, value: number) => key * VALUES + value;
export const askToken = ({ pairs }: Pairing, key: number) => pairs * VALUES + key;

/**
 * Sequences of a task.
 * @param rng advanced; the same generator gives the same sequences, whoever reads them
 * @param tokens [steps, rows], overwritten @param wanted [rows, answers], overwritten
 */
export function draw(task: Task, rng: Rng, tokens: Int32Array, wanted: Int32Array): void {
  const { steps, answers } = sizesOf(task);
  const rows = tokens.length / steps;
  tokens.fill(0);
  for (let row = 0; row < rows; row++) {
    if (task.kind === 'copying') {
      stepsOfLetters(task, rng).forEach((t, k) => {
        const letter = rng.int(LETTERS);
        tokens[t * rows + row] = 1 + letter;
        wanted[row * answers + k] = letter;
      });
    } else {
      const keys = shuffled(task.pairs, rng);
      const values = keys.map(() => rng.int(VALUES));
      keys.forEach((key, t) => (tokens[t * rows + row] = pairToken(key, values[key])));
      const asked = rng.int(task.pairs);
      tokens[task.pairs * rows + row] = askToken(task, asked);
      wanted[row] = values[asked];
    }
  }
}

/** In ascending order. */
function stepsOfLetters({ steps, letters, spacing }: Copying, rng: Rng): number[] {
  if (spacing === 'regular')
    return Array.from({ length: letters }, (_, k) => Math.floor(((k + 0.5) * steps) / letters));
  return shuffled(steps, rng)
    .slice(0, letters)
    .sort((a, b) => a - b);
}

/** 0 to n − 1 in random order (Fisher and Yates). */
function shuffled(n: number, rng: Rng): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
