import { Client, WorkerFailure } from '$training/client.ts';
import { pageBackend } from '$training/page-backend.ts';
import { LEARNED, recurrences, type LagSpec, type Recurrence } from '$training/lag/learning.ts';
import type { Check, Course, LagTrainer, Lane } from '$training/lag/trainer.ts';
import LagWorker from '$training/lag/worker.ts?worker&inline';
import { proxy, type Remote } from 'comlink';

/** Networks of either kind that learn side by side. */
export const SEEDS = 10;

/** What ten trained and ten frozen networks have shown so far: for every lane, its accuracy at each test. */
export interface Run {
  readonly accuracy: readonly (readonly number[])[];
  /** Accuracy with the state cleared at every border, of lanes at their end. */
  readonly cleared: readonly (number | undefined)[];
}

export const lanesOf = (seed: number): Lane[] =>
  recurrences.flatMap((recurrence) =>
    Array.from({ length: SEEDS }, (_, i): Lane => ({ seed: seed + i, recurrence }))
  );
/** The ten lanes of a kind among the twenty. */
export const ofKind = <T>(all: readonly T[], kind: Recurrence): readonly T[] => {
  const from = recurrences.indexOf(kind) * SEEDS;
  return all.slice(from, from + SEEDS);
};
export const hasLearned = (accuracy: readonly number[]) => (accuracy.at(-1) ?? 0) >= LEARNED;

const nothing: Run = {
  accuracy: Array.from({ length: 2 * SEEDS }, () => []),
  cleared: Array.from({ length: 2 * SEEDS }, () => undefined)
};
/** Runs kept; the oldest goes first. */
const KEPT = 400;

const keyOf = (spec: LagSpec, seed: number, checks: number) => JSON.stringify([spec, seed, checks]);

/** Training in a worker, and what came of it for every setting that was tried. */
export class Runs {
  #all = $state.raw<Readonly<Record<string, Run>>>({});
  /** Why the worker stopped; undefined while all is well. */
  failure = $state.raw<WorkerFailure>();
  readonly #client: Client<LagTrainer>;
  #stretch = Symbol('none');

  constructor(client = new Client<LagTrainer>(() => new LagWorker())) {
    this.#client = client;
  }

  of(spec: LagSpec, seed: number, checks: number): Run {
    return this.#all[keyOf(spec, seed, checks)] ?? nothing;
  }

  /** Trains on to test `until` and calls `changed` after each report. Another training is ended. */
  async train(spec: LagSpec, seed: number, checks: number, until: number, changed: () => void) {
    const key = keyOf(spec, seed, checks);
    const stretch = (this.#stretch = Symbol(key));
    const course: Course = { spec, lanes: lanesOf(seed), checks };
    const { kernels } = await pageBackend();
    if (this.#stretch !== stretch) return;
    const have = this.of(spec, seed, checks).accuracy.map(({ length }) => length);
    const report = proxy((news: Check[]) => {
      // News of a stretch that has been given up may still be on their way.
      if (this.#stretch !== stretch) return;
      this.#note(key, news);
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

  /** Forgets one run. */
  forget(spec: LagSpec, seed: number, checks: number) {
    const { [keyOf(spec, seed, checks)]: _, ...others } = this.#all;
    this.#all = others;
  }

  forgetAll() {
    this.#all = {};
  }

  destroy() {
    this.#stretch = Symbol('destroyed');
    this.#client.terminate();
  }

  #started = false;

  #note(key: string, news: readonly Check[]) {
    const old = this.#all[key] ?? nothing;
    const accuracy = old.accuracy.map((list) => [...list]);
    const cleared = [...old.cleared];
    for (const check of news) {
      accuracy[check.lane].push(check.accuracy);
      cleared[check.lane] = check.cleared;
    }
    const all = { ...this.#all, [key]: { accuracy, cleared } };
    const keys = Object.keys(all);
    this.#all =
      keys.length > KEPT ? Object.fromEntries(keys.slice(-KEPT).map((kept) => [kept, all[kept]])) : all;
  }

  async #ask(use: (trainer: Remote<LagTrainer>) => Promise<void>) {
    this.#started = true;
    try {
      await this.#client.call(use);
    } catch (cause) {
      if (cause instanceof WorkerFailure && cause.kind === 'stopped') return;
      this.failure = cause instanceof WorkerFailure ? cause : new WorkerFailure('died', String(cause));
    }
  }
}
