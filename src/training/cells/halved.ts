import type { HeldOut } from '../shipped/held-out.ts';

/** Whole texts, and the character with which the half begins that scores: no text is in both. */
export interface Halved {
  texts: readonly string[];
  middle: number;
}

/** Characters of a half that are enough for a score, and few enough to be read in a second or two. */
const ENOUGH = 25_000;

/** Of texts that a model has not learnt from as many as are enough, in turn for either half. */
export function enoughOf({ texts }: HeldOut): Halved {
  const halves: string[][] = [[], []];
  const lengths = [0, 0];
  texts.forEach(({ text }, i) => {
    if (lengths[i % 2] >= ENOUGH) return;
    halves[i % 2].push(text);
    lengths[i % 2] += Array.from(text).length;
  });
  return { texts: halves.flat(), middle: lengths[0] };
}
