import { paced, realClock, REPORT_INTERVAL, type Clock } from './paced.ts';

/** One of those that learn side by side. */
export interface Learner<Result> {
  /**
   * Trains to the next test.
   * @param last whether it is the last test that there will be
   * @returns what the test found, and whether the learner is at its end
   */
  next(last: boolean): { result: Result; over: boolean };
}

/** What is asked for: by `checks`, how often each lane is tested at most. Two courses are the same as JSON. */
export interface AnyCourse {
  readonly checks: number;
}

/** What a test found, with the index of the lane that was tested. */
export type News<Result> = Result & { lane: number };

interface Runner<Result> {
  learner: Learner<Result>;
  checks: number;
  over: boolean;
}

/** What a worker offers: many networks that learn side by side, a test at a time each. */
export class Lanes<Course extends AnyCourse, Result extends object> {
  readonly #lanesOf: (course: Course, kernels: WebAssembly.Module | null) => Learner<Result>[];
  readonly #clock: Clock;
  readonly #interval: number;
  #kernels: WebAssembly.Module | null = null;
  #key = '';
  #runners: Runner<Result>[] = [];
  #training = new AbortController();

  /** @param options.interval milliseconds between two reports: 20 a second unless it is said otherwise */
  constructor(
    lanesOf: (course: Course, kernels: WebAssembly.Module | null) => Learner<Result>[],
    { clock = realClock, interval = REPORT_INTERVAL }: { clock?: Clock; interval?: number } = {}
  ) {
    this.#lanesOf = lanesOf;
    this.#clock = clock;
    this.#interval = interval;
  }

  /** @param kernels the engine's `compileKernels`, or null for plain TypeScript; for runs that begin from now on */
  prepare(kernels: WebAssembly.Module | null): void {
    this.#kernels = kernels;
  }

  /**
   * Trains on until every lane is at its end, has had all its tests, or stands at test `until`; those furthest behind go
   * first. Reports at most once an `interval`. A course that is under way is ended first.
   *
   * @param have tests that the page has, by lane: training to there is not reported
   * @param report is waited for, so that a page that is busy is not flooded
   */
  async train(
    course: Course,
    have: readonly number[],
    until: number,
    report: (news: News<Result>[]) => unknown
  ): Promise<void> {
    this.#training.abort();
    const { signal } = (this.#training = new AbortController());
    const runners = this.#at(course, have);
    const last = Math.min(until, course.checks);
    const next = () => {
      let lane = -1;
      runners.forEach(({ checks, over }, i) => {
        if (!over && checks < last && (lane < 0 || checks < runners[lane].checks)) lane = i;
      });
      return lane;
    };
    const slice = async () => {
      const news: News<Result>[] = [];
      const began = this.#clock.now();
      do {
        const lane = next();
        if (lane < 0) break;
        const runner = runners[lane];
        const { result, over } = runner.learner.next(++runner.checks >= course.checks);
        runner.over = over;
        if (runner.checks > (have[lane] ?? 0)) news.push({ ...result, lane });
      } while (this.#clock.now() - began < this.#interval);
      if (news.length > 0) await report(news);
      return next() >= 0;
    };
    if (next() >= 0) await paced(slice, () => this.#interval, signal, this.#clock);
  }

  /** Ends the training under way after its current slice; `train` goes on from there. */
  pause(): void {
    this.#training.abort();
  }

  /** The runners at hand, where none has gone further than the page knows; else new ones. */
  #at(course: Course, have: readonly number[]): Runner<Result>[] {
    const key = JSON.stringify(course);
    if (key === this.#key && this.#runners.every((runner, i) => runner.checks <= (have[i] ?? 0)))
      return this.#runners;
    this.#key = key;
    return (this.#runners = this.#lanesOf(course, this.#kernels).map((learner) => ({
      learner,
      checks: 0,
      over: false
    })));
  }
}
