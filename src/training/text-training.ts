import { proxy, type Remote } from 'comlink';
import { Timeline, type Checkpoint } from './checkpoints.ts';
import { WorkerFailure } from './work/client.ts';
import { realClock, type Clock } from './work/clock.ts';
import { pageBackend, type PageBackend } from './work/page-backend.ts';
import type { DrawOptions } from './run/sample.ts';
import { bytesOf, type Snapshot } from './run/snapshot.ts';
import type { WriteOptions, Written } from './run/write.ts';
import type { Source, Survey } from './text/survey.ts';
import { TextError } from './text/vocabulary.ts';
import type { Report, Started, TextConfig, TextTrainer } from './text-trainer.ts';
import { Work } from './work/work.svelte.ts';
import TrainingWorker from './text-worker.ts?worker&inline';

export type TrainingState = 'idle' | 'starting' | 'running' | 'paused' | 'failed';

/** A report as the page gets it: its checkpoints are in the timeline already. */
export type News = Omit<Report, 'checkpoints'>;

export interface TextTrainingOptions {
  onNews?: (news: News) => void;
  /** After every change of `state`, `failure` or `timeline`. */
  onChange?: () => void;
  /** The engine's kernels, from its `compileKernels`; null: plain TypeScript. Default: those of `pageBackend`. */
  kernels?: WebAssembly.Module | null;
  /** Bytes of checkpoints that the page keeps. Default 32 MiB. */
  budget?: number;
  /** Updates from one checkpoint to the next. Default 100. */
  checkpointEvery?: number;
  /** Milliseconds of silence before the worker is asked whether it lives, and again before it is given up. */
  patience?: number;
  clock?: Clock;
  spawn?: () => Worker;
}

interface StartChoice {
  /** It pauses once so many updates have been made. Default: no end. */
  until?: number;
  /** A state of the same run, kept elsewhere, to go on from. */
  from?: Snapshot;
  /** It waits for `resume`. */
  rests?: boolean;
}

/** Milliseconds that a worker has to give a run up, before it is given up itself. */
export const CANCEL_WITHIN = 50;

const DEFAULTS = { budget: 2 ** 25, checkpointEvery: 100 };

/**
 * A character model in training, as a page sees it: a worker does the work, the page keeps the checkpoints, so that
 * nothing but the last updates is lost with a worker. Whoever makes one calls `leave` in the end.
 */
export class TextTraining {
  readonly #options: TextTrainingOptions;
  readonly #work: Work<Remote<TextTrainer>>;
  readonly #choose: () => Promise<PageBackend>;
  readonly #clock: Clock;
  #state: TrainingState = 'idle';
  #failure: Error | undefined;
  #config: TextConfig | undefined;
  #until = Infinity;
  #timeline: Timeline<Snapshot>;
  #started: Started | undefined;
  /** What comes of an earlier run is not this one's. */
  #session = 0;
  #training: Promise<void> = Promise.resolve();

  constructor(options: TextTrainingOptions = {}) {
    this.#options = options;
    const { clock = realClock, patience, kernels, spawn = () => new TrainingWorker() } = options;
    this.#clock = clock;
    this.#choose =
      kernels === undefined ? pageBackend : async () => ({ name: kernels ? 'wasm' : 'ts', kernels });
    this.#work = new Work<Remote<TextTrainer>>(spawn, { clock, patience, choose: this.#choose });
    this.#timeline = this.#newTimeline();
  }

  get state(): TrainingState {
    return this.#state;
  }

  /** Why it has failed: a WorkerFailure, or what the run itself threw. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** What the run is made of, once it has started. */
  get started(): Started | undefined {
    return this.#started;
  }

  /** Checkpoints and branches. Its snapshots are to be read only. */
  get timeline(): Timeline<Snapshot> {
    return this.#timeline;
  }

  /**
   * Starts a run from its beginning, or from a state of it that was kept elsewhere, and trains it; one that was there is
   * given up.
   * @throws what is wrong with the configuration (TextError; EngineError, by name and message), WorkerFailure
   */
  async start(
    config: TextConfig,
    { until = Infinity, from, rests = false }: StartChoice = {}
  ): Promise<void> {
    this.#config = config;
    this.#until = until;
    this.#timeline = this.#newTimeline();
    if (from) this.#timeline.add(from);
    await this.#begin(from && { snapshot: from, branch: 0 }, rests);
  }

  /**
   * Starts the run again where it was last kept, in a worker that may be new: after a failure.
   * @throws WorkerFailure where that fails, too; RangeError where nothing was ever started
   */
  async restart(): Promise<void> {
    const { head } = this.#timeline;
    await this.#begin(head && this.#branch(head.id));
  }

  /** Resolves when the training rests, and the state it rests in is kept. */
  async pause(): Promise<void> {
    if (this.#state !== 'running') return;
    this.#work.pause();
    await this.#training;
  }

  /** Trains on. @param until so many updates have been made. Default: as before */
  resume(until = this.#until): void {
    if (this.#state !== 'paused') return;
    this.#until = until;
    const session = this.#session;
    this.#become('running');
    this.#training = this.#work
      .begin((api, _, report) => api.train(report, until), this.#taker(session))
      .then(() => {
        const { failure } = this.#work;
        if (failure) this.#fail(session, failure);
        else if (session === this.#session && this.#state === 'running') this.#become('paused');
      });
  }

  /** From the next update on. @throws EngineError (by name and message) on a rate that is none, WorkerFailure */
  async setRate(rate: number): Promise<void> {
    await this.#work.call((api) => api.setRate(rate));
  }

  /** From the next update on. @throws EngineError (by name and message) on a clip that is none, WorkerFailure */
  async setClip(clip: number | null): Promise<void> {
    await this.#work.call((api) => api.setClip(clip));
  }

  /** Has the network write. @throws what is wrong with the prompt or the options, WorkerFailure */
  async sample(options: DrawOptions): Promise<string> {
    return this.#work.call((api) => api.sample(options));
  }

  /**
   * Has the network write, and tell how sure it was; training goes on meanwhile.
   * @param from a checkpoint. Default: the weights of the moment
   * @throws what is wrong with the prompt or the options, WorkerFailure; RangeError on a checkpoint that is gone
   */
  async write(options: WriteOptions, from?: number): Promise<Written | undefined> {
    const kept = this.#timeline.checkpoints.find(({ id }) => id === from);
    if (from !== undefined && !kept) throw new RangeError(`There is no checkpoint ${from}.`);
    return this.#work.call((api) => api.write(options, kept?.snapshot.weights));
  }

  /** What a text is made of. @throws TextError where it is none, WorkerFailure */
  async survey(source: Source): Promise<Survey> {
    const { survey, refused } = await this.#work.call((api) => api.survey(source));
    if (survey) return survey;
    throw new TextError(
      refused?.kind ?? 'empty',
      refused?.message ?? '',
      refused?.got ?? 0,
      refused?.needed ?? 0
    );
  }

  /** Keeps the run as it stands. */
  async checkpoint(): Promise<Checkpoint<Snapshot>> {
    const { branch } = this.#timeline;
    const snapshot = await this.#work.call((api) => api.checkpoint());
    // A run that has been taken back meanwhile is on another branch.
    if (branch !== this.#timeline.branch) throw new WorkerFailure('stopped', 'The run has gone elsewhere.');
    const kept = this.#timeline.add(snapshot);
    this.#options.onChange?.();
    return kept;
  }

  /**
   * Goes back to a checkpoint. What follows is a branch of its own; training under way goes on from there. A run that
   * has failed is started again there.
   * @throws RangeError where it is no longer kept, or nothing was started
   */
  async restore(id: number): Promise<void> {
    if (this.#state === 'failed') return this.#begin(this.#branch(id));
    if (this.#state !== 'running' && this.#state !== 'paused') throw new RangeError('No run is there.');
    // Told before it happens, so that the end of the old branch still finds its place.
    const report = proxy(this.#taker(this.#session));
    const { snapshot, branch } = this.#branch(id);
    await this.#work.call((api) => api.restore(snapshot, branch, report));
  }

  /** Gives the run up, in 50 ms at the most: a worker that does not listen in that time is ended. */
  async cancel(): Promise<void> {
    if (this.#state === 'idle') return;
    const { state } = this;
    this.#session++;
    this.#become('idle');
    // A call would start another worker.
    if (state === 'failed') return;
    const given = await Promise.race([
      this.#work
        .call((api) => api.cancel())
        .then(
          () => true,
          () => true
        ),
      this.#clock.sleep(CANCEL_WITHIN).then(() => false)
    ]);
    if (!given) this.#work.terminate();
  }

  /** Ends the worker at once; to be called when the page or figure goes. */
  leave(): void {
    this.#session++;
    this.#work.terminate();
    this.#become('idle');
  }

  async #begin(from: { snapshot: Snapshot; branch: number } | undefined, rests = false): Promise<void> {
    const config = this.#config;
    if (!config) throw new RangeError('Nothing has been started yet.');
    const session = ++this.#session;
    const { checkpointEvery = DEFAULTS.checkpointEvery } = this.#options;
    this.#failure = undefined;
    this.#become('starting');
    try {
      const { kernels } = await this.#choose();
      if (session !== this.#session) throw new WorkerFailure('stopped', 'The run was given up.');
      const { started, refused } = await this.#work.call((api) =>
        api.start({ config, kernels, checkpointEvery, from })
      );
      if (session !== this.#session) return;
      if (refused) {
        const { kind, message, got, needed } = refused;
        throw new TextError(kind, message, got, needed);
      }
      this.#started = started;
      // One that starts from what was kept elsewhere has it in its timeline already.
      if (started && !from) this.#timeline.add(started.checkpoint);
    } catch (cause) {
      this.#fail(session, cause);
      throw cause;
    }
    this.#become('paused');
    if (!rests) this.resume();
  }

  #branch(id: number): { snapshot: Snapshot; branch: number } {
    const { snapshot } = this.#timeline.branchFrom(id);
    const { branch } = this.#timeline;
    this.#options.onChange?.();
    return { snapshot, branch };
  }

  #taker(session: number) {
    return ({ checkpoints, ...news }: Report) => {
      if (session !== this.#session) return;
      for (const snapshot of checkpoints) this.#timeline.add(snapshot, news.branch);
      if (checkpoints.length > 0) this.#options.onChange?.();
      this.#options.onNews?.(news);
    };
  }

  #fail(session: number, cause: unknown): void {
    if (session !== this.#session) return;
    this.#failure = cause instanceof Error ? cause : new Error(String(cause));
    this.#become('failed');
  }

  #become(state: TrainingState): void {
    this.#state = state;
    this.#options.onChange?.();
  }

  #newTimeline(): Timeline<Snapshot> {
    return new Timeline<Snapshot>(this.#options.budget ?? DEFAULTS.budget, bytesOf);
  }
}
