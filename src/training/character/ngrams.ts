import { log } from '../../engine/index.ts';

/** The longest context, in characters. */
export const LONGEST = 3;
/** Any character of Unicode, before anything is known. */
const ANY = 1 / 0x110000;

/**
 * Bits of a text for models that count what followed the last 0 to 3 characters, and learn as they read. Each falls back
 * on the next shorter one for what it has not seen (after Witten and Bell 1991): the more different characters followed
 * a context, the more is left for others.
 *
 * @returns by the length of the context, 0 to 3
 */
export function ngramBits(text: string): number[] {
  const bits = Array<number>(LONGEST + 1).fill(0);
  const contexts = new Map<string, { total: number; counts: Map<string, number> }>();
  const read: string[] = [];
  for (const c of text) {
    let p = ANY;
    for (let order = 0; order <= LONGEST; order++) {
      const seen = order > read.length ? undefined : contexts.get(keyOf(read, order));
      if (seen) {
        const kinds = seen.counts.size;
        p = ((seen.counts.get(c) ?? 0) + kinds * p) / (seen.total + kinds);
      }
      bits[order] -= log(p) / Math.LN2;
    }
    for (let order = 0; order <= Math.min(LONGEST, read.length); order++) {
      const key = keyOf(read, order);
      const seen = contexts.get(key) ?? { total: 0, counts: new Map<string, number>() };
      seen.total++;
      seen.counts.set(c, (seen.counts.get(c) ?? 0) + 1);
      contexts.set(key, seen);
    }
    read.push(c);
    if (read.length > LONGEST) read.shift();
  }
  return bits;
}

const keyOf = (read: readonly string[], order: number) =>
  `${order}${read.slice(read.length - order).join('')}`;
