import type { Json } from '$frame/params/index.ts';
import type { Measurement, PassAsk } from '$training/memory/job.ts';
import { methods, type Method } from '$training/memory/passes.ts';
import { predict } from '$training/memory/prediction.ts';
import MemoryWorker from '$training/memory/worker.ts?worker&inline';
import { Measuring } from '$training/work/measuring.svelte.ts';
import type { Served } from '$training/work/serve.ts';
import { Work } from '$training/work/work.svelte.ts';
import type { MemoryParams } from './params.ts';

/** Lengths that are measured. */
export const LENGTHS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const;
export const LONGEST = LENGTHS[LENGTHS.length - 1];

export interface Trial {
  measured: Measurement;
  fits: boolean;
  /** Whether one checkpoint fewer would not fit. */
  fewest: boolean;
}

/** What learning from a sequence costs: bytes, known beforehand, and time, measured in a worker, shortest length first. */
export class MemoryCost extends Measuring<PassAsk, Measurement, MemoryParams> {
  readonly length = LENGTHS.length;

  readonly prediction = $derived.by(() => predict(this.params.cell, this.params.hidden));
  /** The number of checkpoints that holds the least at `params.T`. */
  readonly best = $derived.by(() => this.prediction.best(this.params.T));
  /** The fewest that fit the budget; undefined without a budget or where none fits. */
  readonly fewest = $derived.by(() =>
    this.params.budget > 0 ? this.prediction.fewest(this.params.T, this.params.budget) : undefined
  );

  constructor(
    params: MemoryParams,
    work = new Work<Served<readonly PassAsk[], Measurement>>(() => new MemoryWorker())
  ) {
    super(params, work);
  }

  protected asksAt(i: number): PassAsk[] {
    return methods.map((method) => this.job(method, LENGTHS[i]));
  }

  /** With a budget it is an exercise, which asks something else. */
  get asks(): boolean {
    return this.params.budget === 0;
  }
  /** How many times as much a full pass over the longest sequence holds as one with checkpoints. */
  get spared(): number {
    return this.bytes('full', LONGEST) / this.bytes('checkpointed', LONGEST);
  }

  /** Checkpoints asked for at length T. */
  checkpointsAt(T: number): number {
    const { checkpoints } = this.params;
    return checkpoints === 0 ? Math.round(Math.sqrt(T)) : Math.min(checkpoints, T);
  }
  job(method: Method, T: number, checkpoints = this.checkpointsAt(T)): PassAsk {
    const { cell, hidden, window } = this.params;
    // What a method does not use is left alone, so that a changed slider keeps the other methods' points.
    return {
      cell,
      hiddenSize: hidden,
      method,
      T,
      window: method === 'truncated' ? Math.min(window, T) : T,
      checkpoints: method === 'checkpointed' ? checkpoints : 1
    };
  }
  /** Bytes held, known from the shapes. */
  bytes(method: Method, T: number, checkpoints?: number): number {
    return this.prediction.bytes(this.job(method, T, checkpoints));
  }
  /** What was measured, where it was. */
  measured(method: Method, T: number): Measurement | undefined {
    return this.answerTo(this.job(method, T));
  }
  /** The same, for the picture: lengths up to the position alone. */
  shown(method: Method, i: number): Measurement | undefined {
    return i < this.t ? this.measured(method, LENGTHS[i]) : undefined;
  }
  /** Whether the number of checkpoints chosen fits the budget, once it has been measured. */
  get trial(): Trial | undefined {
    const { T, budget } = this.params;
    const measured = this.measured('checkpointed', T);
    if (budget === 0 || !measured) return undefined;
    const checkpoints = this.checkpointsAt(T);
    const fewer = checkpoints > 1 && this.bytes('checkpointed', T, checkpoints - 1) <= budget;
    return { measured, fits: measured.bytes <= budget, fewest: !fewer && this.fewest === checkpoints };
  }

  /** Measures the pass at `params.T` with and without checkpoints. */
  check = () => {
    this.pause();
    const { T } = this.params;
    this.measure([this.job('full', T), this.job('checkpointed', T)]);
  };

  /** Steps are the lengths; what has not been measured is null. */
  values(): Record<string, Json> {
    const { T, budget } = this.params;
    const predicted = (method: Method) => LENGTHS.map((length) => this.bytes(method, length));
    const taken = <V>(method: Method, pick: (measurement: Measurement) => V) =>
      LENGTHS.map((_, i) => {
        const measurement = this.shown(method, i);
        return measurement ? pick(measurement) : null;
      });
    const named = methods.flatMap((method) => {
      const name = method[0].toUpperCase() + method.slice(1);
      return [
        [`bytes${name}`, predicted(method)],
        [`measuredBytes${name}`, taken(method, ({ bytes }) => bytes)],
        [`microseconds${name}`, taken(method, ({ perStep }) => perStep)],
        [`difference${name}`, taken(method, ({ difference }) => difference)]
      ] as const;
    });
    const trial = this.trial;
    return {
      T: [...LENGTHS],
      checkpoints: LENGTHS.map((length) => this.checkpointsAt(length)),
      ...Object.fromEntries(named),
      backend: this.backend || null,
      at: T,
      checkpointsAt: this.checkpointsAt(T),
      bytesAt: this.bytes('checkpointed', T),
      bestCheckpoints: this.best.checkpoints,
      bestBytes: this.best.bytes,
      budget,
      fewest: this.fewest ?? null,
      trialBytes: trial?.measured.bytes ?? null,
      fits: trial?.fits ?? null
    };
  }

  /** Where there is a budget: fits with the fewest checkpoints 1, fits ½, does not fit 0; all measured. */
  get score(): number | undefined {
    const { trial } = this;
    return trial && (trial.fits ? (trial.fewest ? 1 : 0.5) : 0);
  }
}
