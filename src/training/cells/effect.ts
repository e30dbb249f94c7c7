import type { Hold } from './hold.ts';
import type { Bench } from './network.ts';
import { reading } from './reading.ts';

/** What characters cost in bits on average, before a cell is held and while it is. */
interface Cost {
  characters: number;
  before: number;
  after: number;
}

export interface Effect {
  inside: Cost;
  outside: Cost;
  /** Stretches of characters for which the hypothesis holds, and of how many the mean cost rose. */
  stretches: number;
  dearer: number;
}

/** First and last of every stretch of ones. */
export function stretchesOf(target: ArrayLike<number>): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (let t = 0; t < target.length; t++) {
    if (target[t] !== 1) continue;
    if (t > 0 && target[t - 1] === 1) found[found.length - 1][1] = t;
    else found.push([t, t]);
  }
  return found;
}

/**
 * How holding a cell changes what a text costs, inside a hypothesis and outside.
 * @param target 1 where the hypothesis holds, for each character
 */
export function* effecting(
  bench: Bench,
  text: string,
  target: ArrayLike<number>,
  hold: Hold
): Generator<undefined, Effect> {
  const before = (yield* reading(bench, text)).bits;
  const after = (yield* reading(bench, text, hold)).bits;
  return effectOf(before, after, target);
}

/** The same of what each character cost before and after. */
export function effectOf(before: Float32Array, after: Float32Array, target: ArrayLike<number>): Effect {
  // The first character is predicted by nobody.
  const cost = (wanted: 0 | 1): Cost => {
    const sums = { characters: 0, before: 0, after: 0 };
    for (let t = 1; t < before.length; t++) {
      if (target[t] !== wanted) continue;
      sums.characters++;
      sums.before += before[t];
      sums.after += after[t];
    }
    const n = Math.max(1, sums.characters);
    return { characters: sums.characters, before: sums.before / n, after: sums.after / n };
  };
  const stretches = stretchesOf(target);
  const sum = (bits: Float32Array, [from, to]: [number, number]) => {
    let total = 0;
    for (let t = Math.max(1, from); t <= to; t++) total += bits[t];
    return total;
  };
  return {
    inside: cost(1),
    outside: cost(0),
    stretches: stretches.length,
    dearer: stretches.filter((stretch) => sum(after, stretch) > sum(before, stretch)).length
  };
}
