import { guessedNumber, type Json } from '$frame/params/index.ts';
import { depth, memory, weights, work, type Case, type Reader } from '$training/cost/counts.ts';
import { crossing, measuredCrossing, type Crossing } from '$training/cost/crossing.ts';
import type { Taken } from '$training/cost/job.ts';
import { isRun } from '$training/cost/runs.ts';
import CostWorker from '$training/cost/worker.ts?worker&inline';
import { Measuring } from '$training/work/measuring.svelte.ts';
import type { Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import { BOUNDS, LAST, LENGTHS, type CostParams } from './params.ts';

const counts = { work, depth, memory };
/** What is counted, whatever machine runs it, and what is measured on this one. */
export const quantities = ['work', 'depth', 'memory', 'time'] as const;
export type Quantity = (typeof quantities)[number];
type Counted = keyof typeof counts;

/** The cost of reading T steps with a recurrent layer and with attention: counted, and timed in a worker length by length. */
export class CostVsLength extends Measuring<Case, Taken, CostParams> {
  readonly length = LENGTHS.length;

  constructor(params: CostParams, spent = new Work<Served<readonly Case[], Taken>>(() => new CostWorker())) {
    super(params, spent);
  }

  protected asksAt(i: number): Case[] {
    return this.shownReaders.map((reader) => this.#caseOf(reader, LENGTHS[i])).filter(isRun);
  }

  /** Without a cache there is something else to do only where tokens are generated. */
  get shownReaders(): readonly Reader[] {
    return this.params.use === 'train' ? ['recurrent', 'attention'] : ['recurrent', 'attention', 'uncached'];
  }
  /** The longest sequence whose costs are shown at the present position. */
  get reached(): number {
    return LENGTHS[Math.max(1, this.t - 1)];
  }

  count(quantity: Counted, reader: Reader, T: number): number {
    return counts[quantity](this.#caseOf(reader, T));
  }
  /** Microseconds of a run over the i-th length, where that was measured and is shown. */
  taken(reader: Reader, i: number): Taken | undefined {
    return i < this.t ? this.answerTo(this.#caseOf(reader, LENGTHS[i])) : undefined;
  }

  /** Attention is a, the recurrent layer b; undefined where nothing has been measured. */
  crossingOf(quantity: Quantity): Crossing | undefined {
    if (quantity !== 'time')
      return crossing(
        (T) => this.count(quantity, 'attention', T),
        (T) => this.count(quantity, 'recurrent', T),
        LAST
      );
    const both = LENGTHS.flatMap((T, i) => {
      const [a, b] = [this.taken('attention', i), this.taken('recurrent', i)];
      return a && b ? [{ T, a: a.median, b: b.median }] : [];
    });
    return measuredCrossing(
      both.map(({ T }) => T),
      both.map(({ a }) => a),
      both.map(({ b }) => b)
    );
  }
  /** Whether every length has been measured and is shown. */
  get complete(): boolean {
    return this.t === this.length && this.missing === 0;
  }

  /** In an exercise nothing is guessed. */
  get asks(): boolean {
    return this.params.task === 'none';
  }
  get guessed(): number | undefined {
    return guessedNumber(this.params.guess);
  }
  /** Which of the guesses is true here, once all has been measured. */
  get truth(): number | undefined {
    const found = this.complete ? this.crossingOf('time') : undefined;
    if (!found) return undefined;
    const within = BOUNDS.findIndex((bound) => found.from <= bound);
    return found.larger === 'a' && within >= 0 ? within : BOUNDS.length;
  }

  /** In an exercise: the number that is asked for. */
  get wanted(): number {
    const { task, width, cell } = this.params;
    if (task === 'cross') return this.crossingOf('work')?.from ?? 1;
    // A cache grows by two vectors a token.
    if (task === 'cache') return weights({ reader: 'recurrent', cell, width }) / (2 * width);
    return this.count('work', 'recurrent', 100) / this.count('depth', 'recurrent', 100);
  }
  get score(): number | undefined {
    const { task, answer } = this.params;
    return task === 'none' ? undefined : Number(answer === this.wanted);
  }

  /** Steps are the lengths; what has not been measured is null. */
  values(): Record<string, Json> {
    const each = (of: (T: number, i: number) => number | null) => LENGTHS.map((T, i) => of(T, i));
    const named = this.shownReaders.flatMap((reader) => {
      const name = reader[0].toUpperCase() + reader.slice(1);
      return [
        ...(['work', 'depth', 'memory'] as const).map(
          (quantity) => [`${quantity}${name}`, each((T) => this.count(quantity, reader, T))] as const
        ),
        [`microseconds${name}`, each((_, i) => this.taken(reader, i)?.median ?? null)] as const
      ];
    });
    const crossings = quantities.map((quantity) => {
      const found = this.crossingOf(quantity);
      const larger = { a: 'attention', b: 'recurrent', neither: 'neither' } as const;
      return [quantity, found ? { larger: larger[found.larger], from: found.from } : null] as const;
    });
    return {
      T: [...LENGTHS],
      ...Object.fromEntries(named),
      crossings: Object.fromEntries(crossings),
      backend: this.backend || null
    };
  }

  #caseOf(reader: Reader, T: number): Case {
    const { cell, width, use } = this.params;
    // The cell is no part of attention: else the same run would be measured anew.
    return { reader, cell: reader === 'recurrent' ? cell : 'rnn', width, T, use };
  }
}
