import { ranked } from './score.ts';
import type { States } from './states.ts';
import { shifted, type Halves, type Target } from './target.ts';

/**
 * The luck of searching many cells: the best score that any cell has on the half that scores when the target is turned round,
 * so that it comes and goes as it did and has nothing to do with the text. Shuffled characters would be too weak a control:
 * two things that both change slowly go together for a while by chance. Rests after every shift, and tells its best.
 * @returns for each shift the best score of all cells
 */
export function* luckOf(
  states: States,
  target: Target,
  halves: Halves,
  shifts = 20
): Generator<number, number[], void> {
  const { choose, score } = halves;
  const length = Math.min(choose.to - choose.from, score.to - score.from);
  const best: number[] = [];
  for (let k = 1; k <= shifts; k++) {
    const by = Math.round((k * length) / (shifts + 1));
    const scores = ranked(states, shifted(target, halves, by), halves).map((one) => one.score);
    best.push(Math.max(...scores));
    yield best[best.length - 1];
  }
  return best;
}
