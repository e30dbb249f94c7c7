/** A value over updates, as plain data: means over stretches of so many updates, from the first. */
export interface CurveData {
  readonly width: number;
  readonly sums: readonly number[];
  readonly counts: readonly number[];
}

/** A point of a curve: the middle of its stretch, and the mean over it. */
export interface CurvePoint {
  readonly updates: number;
  readonly value: number;
}

/**
 * A value over as many updates as there may come, in a bounded number of points: when they become too many, each two
 * become one. What is no finite number is left out.
 */
export class Curve {
  #width = 1;
  #sums: number[] = [];
  #counts: number[] = [];

  constructor(readonly most = 512) {}

  /** @param update counted from 1 */
  add(update: number, value: number): void {
    if (!Number.isFinite(value)) return;
    let at = Math.floor((update - 1) / this.#width);
    while (at >= this.most) {
      this.#halve();
      at = Math.floor((update - 1) / this.#width);
    }
    while (this.#sums.length <= at) {
      this.#sums.push(0);
      this.#counts.push(0);
    }
    this.#sums[at] += value;
    this.#counts[at]++;
  }

  /** @param upTo updates: what comes after them is left out */
  points(upTo = Infinity): CurvePoint[] {
    const points: CurvePoint[] = [];
    for (let i = 0; i < this.#sums.length; i++) {
      const updates = (i + 0.5) * this.#width + 0.5;
      if (this.#counts[i] > 0 && updates <= upTo) {
        points.push({ updates, value: this.#sums[i] / this.#counts[i] });
      }
    }
    return points;
  }

  get data(): CurveData {
    return { width: this.#width, sums: [...this.#sums], counts: [...this.#counts] };
  }

  static of({ width, sums, counts }: CurveData, most?: number): Curve {
    const curve = new Curve(most);
    curve.#width = width;
    curve.#sums = [...sums];
    curve.#counts = [...counts];
    return curve;
  }

  #halve(): void {
    const pairs = (values: readonly number[]) =>
      Array.from(
        { length: Math.ceil(values.length / 2) },
        (_, i) => values[2 * i] + (values[2 * i + 1] ?? 0)
      );
    this.#sums = pairs(this.#sums);
    this.#counts = pairs(this.#counts);
    this.#width *= 2;
  }
}

/** Adds to a list that is kept short: when it is full, every other entry but the last goes. */
export function addSparsely<T>(list: readonly T[], entry: T, most: number): T[] {
  const full = list.length >= most;
  return [...(full ? list.filter((_, i) => i % 2 === 0) : list), entry];
}
