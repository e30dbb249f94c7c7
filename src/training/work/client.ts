import { wrap, type Remote } from 'comlink';

/** Why a worker gave no answer. */
export class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure';

  /**
   * @param kind 'start': it never came to life (no workers here, a script that cannot be loaded or refused by the
   *   page's policy); 'died': it failed after it had answered; 'silent': it hangs, or has closed itself; 'stopped': it was
   *   terminated from here
   */
  constructor(
    readonly kind: 'start' | 'died' | 'silent' | 'stopped',
    detail: string
  ) {
    super(detail);
  }
}

interface Living<Api> {
  worker: Worker;
  api: Remote<Api>;
  /** Rejects when the worker fails or is terminated, and never resolves. */
  failure: Promise<never>;
  fail: (failure: WorkerFailure) => void;
  /** Whether it has given a sign of life. */
  answered: boolean;
}

/**
 * A worker that is started when it is first needed and speaks through Comlink. A call whose worker dies is rejected
 * instead of waiting for ever; the next call starts a fresh one.
 */
export class Client<Api> {
  readonly #spawn: () => Worker;
  #living: Living<Api> | undefined;

  /** @param spawn `() => new TheWorker()`, with TheWorker imported from `./the-worker.ts?worker&inline` */
  constructor(spawn: () => Worker) {
    this.#spawn = spawn;
  }

  /**
   * @param use calls one method of the worker's API
   * @returns what it answers
   * @throws WorkerFailure where no answer will come; what the method itself throws, as an Error
   */
  async call<Answer>(use: (api: Remote<Api>) => Promise<Answer>): Promise<Answer> {
    const living = (this.#living ??= this.#start());
    return Promise.race([use(living.api), living.failure]);
  }

  /** News have come by another way than as an answer: the worker lives. */
  heard(): void {
    if (this.#living) this.#living.answered = true;
  }

  /** Ends the worker at once. What was asked of it is rejected as 'stopped', or for the reason given. */
  terminate(why = new WorkerFailure('stopped', 'The worker was terminated.')): void {
    this.#living?.fail(why);
  }

  #start(): Living<Api> {
    let worker: Worker;
    try {
      worker = this.#spawn();
    } catch (cause) {
      throw new WorkerFailure('start', cause instanceof Error ? cause.message : String(cause));
    }
    let reject: (failure: WorkerFailure) => void = () => {};
    const failure = new Promise<never>((_, refuse) => (reject = refuse));
    // Nobody may be waiting when it fails; that alone is no error.
    failure.catch(() => {});
    const fail = (why: WorkerFailure) => {
      if (this.#living?.worker === worker) this.#living = undefined;
      worker.terminate();
      reject(why);
    };
    worker.addEventListener('message', () => (living.answered = true), { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      fail(
        new WorkerFailure(
          living.answered ? 'died' : 'start',
          event.message || 'The worker could not be loaded.'
        )
      );
    });
    worker.addEventListener('messageerror', () =>
      fail(new WorkerFailure('died', 'The worker sent something that cannot be read.'))
    );
    const living: Living<Api> = { worker, api: wrap<Api>(worker), failure, fail, answered: false };
    return living;
  }
}
