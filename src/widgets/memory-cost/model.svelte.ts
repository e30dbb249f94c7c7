import type { Json } from '$frame/params/index.ts';
import type { Measurement, PassAsk } from '$training/memory/job.ts';
import { methods, type Method } from '$training/memory/passes.ts';
import { predict } from '$training/memory/prediction.ts';
import MemoryWorker from '$training/memory/worker.ts?worker&inline';
import { Answers } from '$training/work/answers.svelte.ts';
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

/** What learning from a sequence costs: bytes, known beforehand, and time, measured in a worker. */
export class MemoryCost {
  readonly params: MemoryParams;
  readonly #work: Work<Served<readonly PassAsk[], Measurement>>;
  #goal = $state(0);
  /** All measurements of this visit. */
  readonly #measured: Answers<PassAsk, Measurement>;
  #playing = $state(false);

  readonly prediction = $derived.by(() => predict(this.params.cell, this.params.hidden));
  /** The number of checkpoints that holds the least at `params.T`. */
  readonly best = $derived.by(() => this.prediction.best(this.params.T));
  /** The fewest that fit the budget; undefined without a budget or where none fits. */
  readonly fewest = $derived.by(() =>
    this.params.budget > 0 ? this.prediction.fewest(this.params.T, this.params.budget) : undefined
  );
  readonly #complete = $derived.by(() => {
    const missing = LENGTHS.findIndex((T) => methods.some((method) => !this.measured(method, T)));
    return missing < 0 ? LENGTHS.length : missing;
  });

  constructor(
    params: MemoryParams,
    work = new Work<Served<readonly PassAsk[], Measurement>>(() => new MemoryWorker())
  ) {
    this.params = params;
    this.#work = work;
    this.#measured = new Answers(work);
  }

  /** With a budget it is an exercise, which asks something else. */
  get asks(): boolean {
    return this.params.budget === 0;
  }
  /** How many times as much a full pass over the longest sequence holds as one with checkpoints. */
  get spared(): number {
    return this.bytes('full', LONGEST) / this.bytes('checkpointed', LONGEST);
  }

  /** Position: lengths measured, shortest first. */
  get t(): number {
    return this.#goal;
  }
  readonly length = LENGTHS.length;
  get playing(): boolean {
    return this.#playing && this.measuring;
  }
  get measuring(): boolean {
    return this.#work.busy;
  }
  get failure() {
    return this.#work.failure;
  }
  /** What is measured with; empty before it is. */
  get backend(): string {
    return this.#work.backend;
  }
  /** Points that belong in the picture and have not been measured with these settings. */
  get missing(): number {
    return this.#jobs(this.t).length;
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
    return this.#measured.of(this.job(method, T));
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

  play = () => {
    this.pause();
    if (this.#goal >= this.length && this.missing === 0) {
      this.#measured.forget(this.#asks(this.length));
      this.#goal = 0;
    }
    if (this.#complete >= this.length) {
      this.#goal = this.length;
      return;
    }
    this.#goal = this.#complete;
    this.#playing = true;
    this.#begin(this.#jobs(this.length));
  };

  pause = () => {
    this.#playing = false;
    // Whatever it is at, the worker ends at once; a point half measured is measured again.
    if (this.measuring) this.#work.terminate();
  };

  step = (by: 1 | -1) => this.seek(this.t + by);

  /** Shows the first t lengths, and measures those of them that have not been. */
  seek = (t: number) => {
    this.pause();
    this.#goal = Math.max(0, Math.min(t, this.length));
    const jobs = this.#jobs(this.#goal);
    if (jobs.length > 0) this.#begin(jobs);
  };

  /** Measures the pass at `params.T` with and without checkpoints. */
  check = () => {
    this.pause();
    const { T } = this.params;
    this.#begin([this.job('full', T), this.job('checkpointed', T)]);
  };

  /** Changes parameters; what runs goes on with the new ones. */
  change = (change: Partial<MemoryParams>) => {
    const playing = this.playing;
    this.pause();
    Object.assign(this.params, change);
    if (playing) this.play();
  };

  restart = () => {
    this.#work.failure = undefined;
    if (this.#playing) this.play();
    else this.seek(this.t);
  };

  reset = () => {
    this.pause();
    this.#goal = 0;
    this.#measured.clear();
  };

  destroy = () => this.#work.terminate();

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

  /** What belongs to the first `until` lengths, shortest first. */
  #asks(until: number): PassAsk[] {
    return LENGTHS.slice(0, until).flatMap((T) => methods.map((method) => this.job(method, T)));
  }
  #jobs(until: number): PassAsk[] {
    return this.#measured.missing(this.#asks(until));
  }

  #begin(asks: readonly PassAsk[]): void {
    const settings = JSON.stringify(this.params);
    this.#measured.begin(asks, (over) => {
      if (!this.#playing) return;
      this.#goal = Math.max(this.#goal, this.#complete);
      // A message from outside may have changed the settings under way.
      if (JSON.stringify(this.params) !== settings) this.play();
      else if (over) this.#playing = false;
    });
  }
}
