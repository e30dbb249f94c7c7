import { proxy, type Remote } from 'comlink';
import { Client, WorkerFailure } from './client.ts';
import { realClock, type Clock } from './clock.ts';
import { pageBackend, type PageBackend } from './page-backend.ts';
import { Watchdog } from './watchdog.ts';

/** What every worker answers, whatever else it offers. */
export interface Worked {
  /** Ends what is under way; what has been done of it is reported first. */
  pause(): unknown;
  beat(): unknown;
}

export interface WorkOptions<Api> {
  /** What is computed with. Default: the page's own backend. */
  choose?: () => Promise<PageBackend>;
  /** Work that is light enough for the page: does it there, where no worker can be started. */
  here?: () => Api;
  clock?: Clock;
  /** Milliseconds of silence before the worker is asked whether it lives, and again before it is given up. */
  patience?: number;
}

const PATIENCE = 10_000;

/** For work in float64, which is TypeScript's. */
export const plainBackend = async (): Promise<PageBackend> => ({ name: 'ts', kernels: null });

/**
 * Long work in a worker, as a page sees it: begun, paused, given up, failed and begun again. One thing at a time: what is
 * asked for next waits until what was under way has come to rest. Whoever makes one calls `terminate` in the end.
 *
 * @typeParam Api what the worker offers; every method answers by a promise
 */
export class Work<Api extends Worked> {
  /** Why the worker stopped; undefined while all is well. */
  failure = $state.raw<WorkerFailure>();
  /** Whether something is asked for that has neither ended nor been given up. */
  busy = $state(false);
  /** What it computes with; empty before it does. */
  backend = $state('');
  readonly #options: WorkOptions<Api>;
  readonly #client: Client<Api>;
  readonly #watchdog: Watchdog;
  #here: Api | undefined;
  /** Calls that wait for an answer. */
  #waiting = 0;
  /** What is asked for last; what was before it gives way. */
  #wanted = Symbol('nothing');
  /** Whose news are taken: others may still be on their way. */
  #heard = Symbol('nobody');
  #underWay: Promise<void> | undefined;

  /** @param spawn `() => new TheWorker()`, with TheWorker imported from `./the-worker.ts?worker&inline` */
  constructor(spawn: () => Worker, options: WorkOptions<Api> = {}) {
    const { clock = realClock, patience = PATIENCE } = options;
    this.#options = options;
    this.#client = new Client<Api>(spawn);
    this.#watchdog = new Watchdog({
      clock,
      patience,
      ask: () => this.#client.call(async (api) => (api as unknown as Worked).beat()),
      silent: () => this.terminate(new WorkerFailure('silent', 'The worker answers no more.'))
    });
  }

  /**
   * Asks for something long.
   * @param ask calls the method that does it, with a report for its news
   * @param take gets the news
   * @returns when it has ended, whatever way
   */
  async begin<News>(
    ask: (api: Api, kernels: WebAssembly.Module | null, report: (news: News) => void) => Promise<void>,
    take: (news: News) => void
  ): Promise<void> {
    this.pause();
    const wanted = (this.#wanted = Symbol('wanted'));
    this.failure = undefined;
    this.busy = true;
    await this.#underWay;
    const { name, kernels } = await (this.#options.choose ?? pageBackend)();
    if (this.#wanted !== wanted) return;
    this.backend = name;
    this.#heard = wanted;
    const report = (news: News) => {
      this.#watchdog.beat();
      this.#client.heard();
      if (this.#heard === wanted) take(news);
    };
    const go = (api: Api) => ask(api, kernels, api === this.#here ? report : proxy(report));
    const underWay = (this.#underWay = this.call(go)
      .catch((cause: unknown) => {
        const { here } = this.#options;
        if (!(here && kindOf(cause) === 'start')) throw cause;
        this.#here ??= here();
        return this.#wanted === wanted ? go(this.#here) : undefined;
      })
      .catch((cause: unknown) => this.#fail(cause)));
    await underWay;
    if (this.#underWay === underWay) this.#underWay = undefined;
    if (this.#wanted === wanted) this.busy = false;
  }

  /** Has what is under way come to rest; the news of what was done by then are taken. */
  pause(): void {
    const started = this.#underWay !== undefined;
    this.#wanted = Symbol('paused');
    this.busy = false;
    if (started) this.call(async (api) => api.pause()).catch(() => {});
  }

  /** From now on no news of what was asked for are taken. */
  drop(): void {
    this.#heard = Symbol('nobody');
  }

  /**
   * A call during which silence counts.
   * @throws WorkerFailure where no answer will come; what the method itself throws, as an Error
   */
  async call<Answer>(use: (api: Api) => Promise<Answer>): Promise<Answer> {
    if (this.#here) return use(this.#here);
    this.#waiting++;
    this.#watchdog.watch();
    try {
      return await this.#client.call((api: Remote<Api>) => use(api as unknown as Api));
    } finally {
      if (--this.#waiting === 0) this.#watchdog.rest();
    }
  }

  /** Ends the worker at once, and takes no news of it any more. */
  terminate(why?: WorkerFailure): void {
    this.#wanted = Symbol('terminated');
    this.busy = false;
    this.drop();
    this.#client.terminate(why);
  }

  #fail(cause: unknown): void {
    if (kindOf(cause) === 'stopped') return;
    this.failure = cause instanceof WorkerFailure ? cause : new WorkerFailure('died', String(cause));
  }
}

const kindOf = (cause: unknown) => (cause instanceof WorkerFailure ? cause.kind : undefined);
