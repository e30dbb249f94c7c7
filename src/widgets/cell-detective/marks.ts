import { stretchesOf } from '$training/cells/effect.ts';

/** Reads "3-9,20-24" into ones and zeros; what cannot be read marks nothing. */
export function readMarks(marks: string, length: number): Uint8Array {
  const target = new Uint8Array(length);
  for (const [, from, to] of marks.matchAll(/(\d+)-(\d+)/g)) {
    if (Number(from) < length) target.fill(1, Number(from), Math.min(length, Number(to) + 1));
  }
  return target;
}

export const writeMarks = (target: ArrayLike<number>): string =>
  stretchesOf(target)
    .map(([from, to]) => `${from}-${to}`)
    .join(',');

/** With all characters from one to another marked, or, where the first was marked before, no longer. */
export function marked(target: Uint8Array, from: number, to: number): Uint8Array {
  const next = target.slice();
  next.fill(target[from] === 1 ? 0 : 1, Math.min(from, to), Math.max(from, to) + 1);
  return next;
}
