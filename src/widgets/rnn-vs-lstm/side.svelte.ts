import { Client, WorkerFailure } from '$training/client.ts';
import { pageBackend } from '$training/page-backend.ts';
import type { Check, Course, RecallTrainer } from '$training/recall/trainer.ts';
import RecallWorker from '$training/recall/worker.ts?worker&inline';
import { proxy, type Remote } from 'comlink';

/** For every seed, its score at each test. */
export type Scores = readonly (readonly number[])[];

/** Courses whose scores are kept; the oldest goes first. */
const KEPT = 60;
const keyOf = (course: Course) => JSON.stringify(course);

/** One side: its worker, and what came of every course that was tried on it. */
export class Side {
  #all = $state.raw<Readonly<Record<string, Scores>>>({});
  /** Why the worker stopped; undefined while all is well. */
  failure = $state.raw<WorkerFailure>();
  /** What it trains with; empty before it does. */
  backend = $state('');
  readonly #client: Client<RecallTrainer>;
  #stretch = Symbol('none');
  #started = false;

  constructor(client = new Client<RecallTrainer>(() => new RecallWorker())) {
    this.#client = client;
  }

  of(course: Course): Scores {
    return this.#all[keyOf(course)] ?? course.seeds.map(() => []);
  }

  /** Trains on to test `until` and calls `changed` after each report. Another training is ended. */
  async train(course: Course, until: number, changed: () => void) {
    const stretch = (this.#stretch = Symbol('training'));
    const { kernels, name } = await pageBackend();
    if (this.#stretch !== stretch) return;
    this.backend = name;
    const have = this.of(course).map(({ length }) => length);
    const report = proxy((news: Check[]) => {
      // News of a stretch that has been given up may still be on their way.
      if (this.#stretch !== stretch) return;
      this.#note(course, news);
      changed();
    });
    await this.#ask(async (api) => {
      await api.prepare(kernels);
      await api.train(course, have, until, report);
    });
  }

  /** Ends the training under way. */
  pause() {
    this.#stretch = Symbol('paused');
    if (this.#started) void this.#ask((api) => api.pause());
  }

  forget(course: Course) {
    const { [keyOf(course)]: _, ...others } = this.#all;
    this.#all = others;
  }

  forgetAll() {
    this.#all = {};
  }

  destroy() {
    this.#stretch = Symbol('destroyed');
    this.#client.terminate();
  }

  #note(course: Course, news: readonly Check[]) {
    const scores = this.of(course).map((list) => [...list]);
    for (const { lane, score } of news) scores[lane].push(score);
    const { [keyOf(course)]: _, ...others } = this.#all;
    this.#all = Object.fromEntries([...Object.entries(others).slice(1 - KEPT), [keyOf(course), scores]]);
  }

  async #ask(use: (trainer: Remote<RecallTrainer>) => Promise<void>) {
    this.#started = true;
    try {
      await this.#client.call(use);
    } catch (cause) {
      if (cause instanceof WorkerFailure && cause.kind === 'stopped') return;
      this.failure = cause instanceof WorkerFailure ? cause : new WorkerFailure('died', String(cause));
    }
  }
}
