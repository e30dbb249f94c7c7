/** How networks do that are tested again and again, each until it has learned or has had all its tests. */

/** Learned, not learned, or undefined while it is on its way. */
export const outcomeOf = (
  tests: readonly number[],
  learned: (tests: readonly number[]) => boolean,
  most: number
): boolean | undefined => (learned(tests) ? true : tests.length >= most ? false : undefined);

/** For each of the first tests what every network shows; one that is at its end keeps its last. */
export const byTest = <T>(networks: readonly (readonly T[])[], count: number): (T | undefined)[][] =>
  Array.from({ length: count }, (_, i) => networks.map((tests) => tests[Math.min(i, tests.length - 1)]));

/** The middle one of some numbers, or the mean of the two in the middle; a NaN counts as the largest. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => (Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : a - b));
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/** The median network's score at each test that all have had; those that are at their end keep their last one. */
export function medians(networks: readonly (readonly number[])[]): number[] {
  if (networks.some((tests) => tests.length === 0)) return [];
  const longest = Math.max(...networks.map(({ length }) => length));
  return byTest(networks, longest).map((scores) => median(scores as number[]));
}
