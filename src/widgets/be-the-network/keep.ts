/** What may be kept of the bits that have been read. */
export const keeps = ['nothing', 'this', 'before', 'ones', 'answer', 'place'] as const;
export type Keep = (typeof keeps)[number];

/** 1 where the last two bits were both 1. */
export const wanted = (bits: readonly number[]): number => (bits.at(-1) === 1 && bits.at(-2) === 1 ? 1 : 0);

const valueOf: Record<Keep, (bits: readonly number[]) => number> = {
  nothing: () => 0,
  this: (bits) => bits.at(-1) ?? 0,
  before: (bits) => bits.at(-2) ?? 0,
  ones: (bits) => bits.reduce((sum, bit) => sum + bit, 0),
  answer: wanted,
  place: (bits) => bits.length
};

/** What a slot holds after these bits; undefined where nothing is kept in it. */
export const kept = (keep: Keep, bits: readonly number[]): number | undefined =>
  keep === 'nothing' ? undefined : valueOf[keep](bits);

/** Two strings after which the slots hold the same, although something else has to follow. */
export interface Clash {
  one: number[];
  other: number[];
  /** The bit after which the slots should differ; undefined where the answers already do. */
  next?: number;
}

/** Long enough for any two of these to clash that ever do: the counts by then have met all that they can meet. */
const LONGEST = 6;

const strings: readonly number[][] = Array.from({ length: LONGEST }, (_, i) => i + 1).flatMap((length) =>
  Array.from({ length: 2 ** length }, (_, n) =>
    Array.from({ length }, (_, i) => Math.floor(n / 2 ** (length - 1 - i)) % 2)
  )
);

/**
 * The shortest proof that two slots are not enough to answer from, or that they cannot be kept up to date from what they
 * hold and the next bit; undefined if there is none.
 */
export function clashOf(slots: readonly [Keep, Keep]): Clash | undefined {
  const holds = (bits: readonly number[]) => slots.map((keep) => valueOf[keep](bits)).join();
  const seen = new Map<string, number[]>();
  for (const other of strings) {
    const one = seen.get(holds(other));
    if (one === undefined) {
      seen.set(holds(other), other);
      continue;
    }
    if (wanted(one) !== wanted(other)) return { one, other };
    const next = [0, 1].find((bit) => holds([...one, bit]) !== holds([...other, bit]));
    if (next !== undefined) return { one, other, next };
  }
  return undefined;
}
