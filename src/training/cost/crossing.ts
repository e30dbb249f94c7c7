/** Which of two costs is the larger in the end, and from where on it stays so. */
export interface Crossing {
  larger: 'a' | 'b' | 'neither';
  /** The least length from which on it is, up to the last one looked at. */
  from: number;
}

/** Of two costs that can be computed at every whole length from 1 to `most`. */
export function crossing(a: (T: number) => number, b: (T: number) => number, most: number): Crossing {
  const sign = (T: number) => Math.sign(a(T) - b(T));
  const last = sign(most);
  let from = most;
  while (from > 1 && sign(from - 1) === last) from--;
  return { larger: named(last), from };
}

/**
 * Of two costs that were measured at some lengths: between two of them each is taken to be straight on logarithmic axes.
 * @returns undefined while nothing was measured
 */
export function measuredCrossing(
  lengths: readonly number[],
  a: readonly number[],
  b: readonly number[]
): Crossing | undefined {
  const above = a.map((value, i) => Math.log(value / b[i]));
  if (above.length === 0) return undefined;
  const last = Math.sign(above[above.length - 1]);
  let i = above.length - 1;
  while (i > 0 && Math.sign(above[i - 1]) === last) i--;
  if (i === 0) return { larger: named(last), from: lengths[0] };
  const share = above[i - 1] / (above[i - 1] - above[i]);
  return { larger: named(last), from: lengths[i - 1] * (lengths[i] / lengths[i - 1]) ** share };
}

const named = (sign: number) => (sign > 0 ? 'a' : sign < 0 ? 'b' : 'neither');
