import { addSparsely, Curve, type CurveData, type CurvePoint } from './curve.ts';
import type { Update } from './diagnosis/evidence.ts';
import type { Measured } from './run/run.ts';

/** What a run wrote, with the weights after so many updates. */
export interface Sample {
  readonly updates: number;
  readonly text: string;
  /** In bits, a number for each of its characters; −1 where there is none. */
  readonly surprise: readonly number[];
}

/** What became of one branch of a run. */
export interface Line {
  readonly branch: number;
  readonly from?: { readonly branch: number; readonly updates: number };
  /** Bits per character of what is learnt from, and the gradient's norm. */
  readonly bits: Curve;
  readonly norm: Curve;
  measured: readonly Measured[];
  samples: readonly Sample[];
  /** Updates made. */
  end: number;
}

/** One line as plain data: what is kept of a run beside its weights. */
export interface LineData {
  readonly end: number;
  readonly bits: CurveData;
  readonly norm: CurveData;
  readonly measured: readonly Measured[];
  readonly samples: readonly Sample[];
}

const MOST_MEASURED = 400;
const MOST_SAMPLES = 200;

/** The course of a run and of its branches, in bounded memory: what a chart is drawn from. */
export class Lines {
  #lines: Line[] = [newLine(0)];

  get all(): readonly Line[] {
    return this.#lines;
  }

  /** @throws RangeError on a branch that is not there */
  line(branch: number): Line {
    const line = this.#lines.find((one) => one.branch === branch);
    if (!line) throw new RangeError(`There is no branch ${branch}.`);
    return line;
  }

  begin(branch: number, from: { branch: number; updates: number }): void {
    this.#lines.push({ ...newLine(branch), from, end: from.updates });
  }

  add(branch: number, updates: readonly Update[], measured: readonly Measured[]): void {
    const line = this.line(branch);
    for (const { update, bits, norm } of updates) {
      line.bits.add(update, bits);
      line.norm.add(update, norm);
      line.end = update;
    }
    for (const one of measured) line.measured = addSparsely(line.measured, one, MOST_MEASURED);
  }

  addSample(branch: number, sample: Sample): void {
    const line = this.line(branch);
    line.samples = addSparsely(line.samples, sample, MOST_SAMPLES);
  }

  /** The lines that lead to a branch, the first one first, and up to which update each counts. */
  path(branch: number): { line: Line; upTo: number }[] {
    const path: { line: Line; upTo: number }[] = [];
    let upTo = Infinity;
    for (let at: number | undefined = branch; at !== undefined;) {
      const line: Line = this.line(at);
      path.unshift({ line, upTo });
      upTo = Math.min(upTo, line.from?.updates ?? upTo);
      at = line.from?.branch;
    }
    return path;
  }

  /** The last entry on the way to a branch that is not later than an update. */
  last<T extends { readonly updates: number }>(
    branch: number,
    updates: number,
    entriesOf: (line: Line) => readonly T[]
  ): T | undefined {
    for (const { line, upTo } of this.path(branch).reverse()) {
      const found = entriesOf(line).findLast((entry) => entry.updates <= Math.min(updates, upTo));
      if (found) return found;
    }
    return undefined;
  }

  /** All points on the way to a branch. */
  points(branch: number, curveOf: (line: Line) => Curve): CurvePoint[] {
    return this.path(branch).flatMap(({ line, upTo }) => curveOf(line).points(upTo));
  }

  /** The way to a branch as one line. */
  data(branch: number): LineData {
    const path = this.path(branch);
    const merged = (curveOf: (line: Line) => Curve) => {
      if (path.length === 1) return curveOf(path[0].line).data;
      const curve = new Curve();
      for (const { updates, value } of this.points(branch, curveOf)) curve.add(Math.round(updates), value);
      return curve.data;
    };
    const all = <T extends { readonly updates: number }>(of: (line: Line) => readonly T[]) =>
      path.flatMap(({ line, upTo }) => of(line).filter(({ updates }) => updates <= upTo));
    return {
      end: this.line(branch).end,
      bits: merged(({ bits }) => bits),
      norm: merged(({ norm }) => norm),
      measured: all(({ measured }) => measured),
      samples: all(({ samples }) => samples)
    };
  }

  static of({ end, bits, norm, measured, samples }: LineData): Lines {
    const lines = new Lines();
    lines.#lines = [{ branch: 0, end, bits: Curve.of(bits), norm: Curve.of(norm), measured, samples }];
    return lines;
  }
}

const newLine = (branch: number): Line => ({
  branch,
  bits: new Curve(),
  norm: new Curve(),
  measured: [],
  samples: [],
  end: 0
});
