import type { Rng } from '../../src/engine/index.ts';

/** A file as a network reads it, and what its licence asks to be kept with it. */
export interface SourceFile {
  path: string;
  notice: string;
  text: string;
}

/** Whole files: those that are learnt from, those by which seeds are chosen, and those that only the scores see. */
export interface Split {
  train: SourceFile[];
  choice: SourceFile[];
  heldOut: SourceFile[];
}

/** Sizes of files that are held out, in characters: long enough to hold functions, and many within a small sample. */
const SHORTEST = 4_000;
const LONGEST = 16_000;
/** At most this part of a held-out file's lines stands in another file: drivers are written by copying drivers. */
const MOST_SHARED = 0.2;

/** Lines that say something of their own. */
const telling = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 20);

/** For each file the share of its telling lines that stand in another one, too. */
export function sharedWithOthers(files: readonly SourceFile[]): number[] {
  const owners = new Map<string, Set<number>>();
  files.forEach(({ text }, i) => {
    for (const line of telling(text)) {
      const known = owners.get(line);
      if (known) known.add(i);
      else owners.set(line, new Set([i]));
    }
  });
  return files.map(({ text }) => {
    const lines = telling(text);
    return lines.filter((line) => (owners.get(line)?.size ?? 0) > 1).length / Math.max(1, lines.length);
  });
}

/** @param sizes how many files are held out, and how many choose; `.c` files alone are taken for either */
export function split(
  files: readonly SourceFile[],
  rng: Rng,
  sizes: { heldOut: number; choice: number }
): Split {
  const shared = sharedWithOthers(files);
  const order = files.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  const own = order.filter((i) => {
    const { path, text } = files[i];
    const fits = text.length >= SHORTEST && text.length <= LONGEST;
    return path.endsWith('.c') && fits && shared[i] <= MOST_SHARED;
  });
  const heldOut = new Set(own.slice(0, sizes.heldOut));
  const choice = new Set(own.slice(sizes.heldOut, sizes.heldOut + sizes.choice));
  const pick = (wanted: (i: number) => boolean) => order.filter(wanted).map((i) => files[i]);
  return {
    train: pick((i) => !heldOut.has(i) && !choice.has(i)),
    choice: pick((i) => choice.has(i)),
    heldOut: pick((i) => heldOut.has(i))
  };
}
