import { expose } from 'comlink';
import { paced, type PaceOptions } from './pace.ts';

/**
 * Long work that knows no clock and no worker: wherever it yields it may rest for any time. What it yields is news, or
 * nothing; what it returns is its last news.
 */
export type Lane<News> = Generator<News | undefined, News | undefined, void>;

/**
 * What a worker can be asked to do, in one lane or in several that run side by side. Two asks are the same as JSON.
 * @param kernels the engine's `compileKernels`, or null for plain TypeScript
 */
export type Job<Ask, News> = (ask: Ask, kernels: WebAssembly.Module | null) => readonly Lane<News>[];

/** What has come of a lane. */
export interface Piece<News> {
  lane: number;
  /** Nothing where the lane has ended without any. */
  news?: News;
  /** Whether the lane is at its end. */
  over: boolean;
}

export interface Run<Ask> {
  ask: Ask;
  kernels: WebAssembly.Module | null;
  /** News that the page has, by lane; Infinity of one that is over. They are made again where they must, and not reported. */
  have?: readonly number[];
  /** News of each lane after which it stops. Default: when it is over. */
  until?: number;
  /** News a second, all lanes together. Default: as many as can be made. */
  rate?: number;
}

/** What a worker offers, as the page calls it. */
export interface Served<Ask, News> {
  run(run: Run<Ask>, report: (pieces: Piece<News>[]) => unknown): Promise<void>;
  pause(): Promise<void>;
  setRate(rate: number): Promise<void>;
  beat(): Promise<void>;
}

interface Runner<News> {
  readonly work: Lane<News>;
  made: number;
  over: boolean;
}

/** Does one job at a time, in slices between which it listens. */
export class Server<Ask, News> implements Served<Ask, News> {
  readonly #job: Job<Ask, News>;
  readonly #pace: PaceOptions;
  #key = '';
  #lanes: readonly Runner<News>[] = [];
  #running = new AbortController();
  #rate = Infinity;

  constructor(job: Job<Ask, News>, pace: PaceOptions = {}) {
    this.#job = job;
    this.#pace = pace;
  }

  /**
   * Goes on until every lane is over or has `until` news; those furthest behind go first. A run that is under way is
   * ended first.
   */
  async run(
    { ask, kernels, have = [], until = Infinity, rate = Infinity }: Run<Ask>,
    report: (pieces: Piece<News>[]) => unknown
  ): Promise<void> {
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    this.#rate = rate;
    const lanes = this.#lanesOf(ask, kernels, have);
    const pieces: Piece<News>[] = [];
    const advance = () => {
      const lane = furthestBehind(lanes, until);
      const runner = lanes[lane];
      if (!runner) return false;
      const { value: news, done: over = false } = runner.work.next();
      runner.over = over;
      if (news !== undefined) runner.made++;
      if (news !== undefined ? runner.made > (have[lane] ?? 0) : over) pieces.push({ lane, news, over });
      return furthestBehind(lanes, until) >= 0;
    };
    const labour = {
      advance,
      news: () => pieces.length,
      report: () => report(pieces.splice(0)),
      rate: () => this.#rate
    };
    await paced(labour, signal, this.#pace);
  }

  /** Ends the run under way after its current slice; another one goes on from there. */
  async pause(): Promise<void> {
    this.#running.abort();
  }

  /** News a second, from the next slice on. */
  async setRate(rate: number): Promise<void> {
    this.#rate = rate;
  }

  /** Answers: whoever asks knows that this worker is alive. */
  async beat(): Promise<void> {}

  /** The lanes at hand, where none has gone further than the page knows; else new ones. */
  #lanesOf(ask: Ask, kernels: WebAssembly.Module | null, have: readonly number[]): readonly Runner<News>[] {
    const key = JSON.stringify(ask);
    if (key !== this.#key || this.#lanes.some(({ made }, lane) => made > (have[lane] ?? 0)))
      this.#lanes = this.#job(ask, kernels).map((work, lane) => ({
        work,
        made: 0,
        over: have[lane] === Infinity
      }));
    this.#key = key;
    return this.#lanes;
  }
}

/** The index of the lane that goes next; −1 where none is to. */
function furthestBehind<News>(lanes: readonly Runner<News>[], until: number): number {
  let next = -1;
  lanes.forEach(({ made, over }, lane) => {
    if (!over && made < until && (next < 0 || made < lanes[next].made)) next = lane;
  });
  return next;
}

/** Makes this worker do a job whenever its page asks for it. */
export function serve<Ask, News>(job: Job<Ask, News>, pace?: PaceOptions): void {
  expose(new Server(job, pace));
}
