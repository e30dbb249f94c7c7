/** What a cell might follow: a number for each character of some texts, and which characters are asked about. */
export interface Target {
  /** Yes or no is scored by F1, an amount by correlation. */
  kind: 'yes-no' | 'amount';
  /** 1 or 0 where it is yes or no. */
  values: ArrayLike<number>;
  /** 1 where a character counts. Default: all of them. */
  counted?: Uint8Array;
}

/** Characters from one to before another. */
export interface Part {
  from: number;
  to: number;
}

/** The texts in two halves: cell and threshold are chosen on one, and scored on the other. */
export interface Halves {
  choose: Part;
  score: Part;
}

export const halvesOf = (length: number, middle = Math.floor(length / 2)): Halves => ({
  choose: { from: 0, to: middle },
  score: { from: middle, to: length }
});

/** A target turned round within a part: what it says of each character it now says of one `by` further on. */
export function shifted(target: Target, { choose, score }: Halves, by: number): Target {
  const values = Float32Array.from(target.values);
  const counted = target.counted?.slice();
  for (const { from, to } of [choose, score]) {
    const length = to - from;
    for (let i = 0; i < length; i++) {
      const at = from + ((i + by) % length);
      values[at] = target.values[from + i];
      if (counted && target.counted) counted[at] = target.counted[from + i];
    }
  }
  return { kind: target.kind, values, counted };
}
