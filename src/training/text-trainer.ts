import { transfer } from 'comlink';
import { EngineError, typescript, wasmBackend, type FloatArray } from '../engine/index.ts';
import type { Diagnosis } from './diagnosis/diagnose.ts';
import type { Update } from './diagnosis/evidence.ts';
import type { TextRunConfig } from './run/config.ts';
import { memoryFor } from './run/memory.ts';
import { TextRun, type Measured } from './run/run.ts';
import type { DrawOptions } from './run/sample.ts';
import { buffersOf, type Snapshot } from './run/snapshot.ts';
import { Writer, type WriteOptions, type Written } from './run/write.ts';
import { surveyText, textsOf, type Source, type Survey } from './text/survey.ts';
import { TextError } from './text/vocabulary.ts';
import { realClock, type Clock } from './work/clock.ts';
import { paced, SLICE } from './work/pace.ts';

/** A configuration whose text may still be a file. */
export type TextConfig = Omit<TextRunConfig, 'text'> & { text: Source };

export interface StartOptions {
  config: TextConfig;
  /** The engine's kernels, compiled by the page; null or nothing: plain TypeScript. */
  kernels?: WebAssembly.Module | null;
  /** Updates from one checkpoint to the next. */
  checkpointEvery: number;
  /** A state to go on from, and what its branch is called; else from the beginning, in branch 0. */
  from?: { snapshot: Snapshot; branch: number };
}

/** What there is to know of a run before its first update. */
export interface Started {
  /** Characters, by token. */
  vocabulary: readonly string[];
  /** Characters of the text that is learnt from, and of what is put aside. */
  length: number;
  aside: number;
  /** The beginning of what is put aside. */
  excerpt: string;
  /** Weights of the network. */
  parameters: number;
  /** The backend's name. */
  backend: string;
  checkpoint: Snapshot;
}

/** A TextError in parts, because a message carries no class. */
export type Refused = Pick<TextError, 'kind' | 'message' | 'got' | 'needed'>;

/** One of the two: a run, or why there is none. Neither where it was given up meanwhile. */
export interface Answer {
  started?: Started;
  refused?: Refused;
}

/** What has happened since the report before. */
export interface Report {
  branch: number;
  updates: readonly Update[];
  /** What was measured on text that is not learnt from. */
  measured: readonly Measured[];
  /** Predictions learnt from, since the run's beginning. */
  characters: number;
  /** Milliseconds of work behind `updates`. */
  worked: number;
  diagnoses: readonly Diagnosis[];
  checkpoints: readonly Snapshot[];
}

/** What the worker offers: one run at a time, trained in slices between which it listens. */
export class TextTrainer {
  readonly #clock: Clock;
  #run: TextRun | undefined;
  #branch = 0;
  #checkpointEvery = 1;
  #training = new AbortController();
  /** Writes with weights of any moment, beside the run. */
  #writer: Writer | undefined;
  /** The measurement under way, and those that have not been told. */
  #measuring: ReturnType<TextRun['measuring']> | undefined;
  #measured: Measured[] = [];
  /** Which start is the last. */
  #starts = 0;
  /** Ends samples under way. */
  #drawing = new AbortController();
  /** Training waits for it: a text is written with weights that stand still. */
  #drawn: Promise<unknown> = Promise.resolve();
  /** One text with its probabilities after the other. */
  #written: Promise<unknown> = Promise.resolve();
  /** Texts that are being written, or wait for it. */
  #drawings = 0;
  /** The update under way. */
  #updating: ReturnType<TextRun['updating']> | undefined;
  #updates: Update[] = [];
  #checkpoints: Snapshot[] = [];
  #worked = 0;

  constructor(clock: Clock = realClock) {
    this.#clock = clock;
  }

  /** Makes a run; one that was there is given up. @throws EngineError, as TextRun does */
  async start({ config, kernels, checkpointEvery, from }: StartOptions): Promise<Answer> {
    this.cancel();
    const mine = this.#starts;
    let run: TextRun;
    try {
      const text = await textsOf(config.text);
      if (mine !== this.#starts) return {};
      const whole = { ...config, text };
      const bytes = memoryFor(whole);
      run = new TextRun(whole, kernels ? wasmBackend(kernels, { bytes }) : typescript);
    } catch (cause) {
      return { refused: refusedBy(cause) };
    }
    if (from) run.restore(from.snapshot);
    this.#run = run;
    this.#branch = from?.branch ?? 0;
    this.#checkpointEvery = checkpointEvery;
    const checkpoint = run.snapshot();
    const { vocabulary, length, aside, excerpt, network } = run;
    const beside = kernels ? wasmBackend(kernels, { bytes: 2 ** 24 + 8 * network.data.length }) : typescript;
    this.#writer = new Writer(network.spec, vocabulary, beside);
    const started: Started = {
      vocabulary: vocabulary.characters,
      length,
      aside,
      excerpt,
      parameters: network.data.length,
      backend: network.backend.name,
      checkpoint
    };
    return transfer({ started }, buffersOf(checkpoint));
  }

  /**
   * Trains until `pause` is called, and keeps a checkpoint then.
   * @param report at most 20 times a second, and never before the last one was taken: a page that is busy is not
   * flooded, nor does the training wait for it
   * @param until so many updates have been made; default: no end
   */
  async train(report: (news: Report) => unknown, until = Infinity): Promise<void> {
    this.#training.abort();
    const { signal } = (this.#training = new AbortController());
    const run = this.#running();
    const labour = {
      advance: () => {
        if (this.#drawings > 0) return this.#drawn.then(() => true);
        if (run.measurementDue) this.#measure(run);
        else if (run.updates < until) this.#advance(run);
        return run.updates < until || run.measurementDue;
      },
      // The last of it is told below, with the state that it rests in.
      news: () => (signal.aborted ? 0 : this.#updates.length + this.#measured.length),
      report: () => report(moved(this.#news(run)))
    };
    await paced(labour, signal, { clock: this.#clock });
    // A run that was cancelled or replaced has nobody to report to.
    if (run !== this.#run) return;
    this.#takeBack();
    if (run.updates % this.#checkpointEvery !== 0) this.#keep(run);
    await report(moved(this.#news(run)));
  }

  /** Ends the training; an update under way is made anew when it goes on. */
  pause(): void {
    this.#training.abort();
    this.#takeBack();
  }

  /** From the next update on. @throws EngineError on a rate below 0 */
  setRate(rate: number): void {
    this.#running().rate = rate;
  }

  /** From the next update on. @throws EngineError on a clip that is neither above 0 nor null */
  setClip(clip: number | null): void {
    this.#running().clip = clip;
  }

  /**
   * Writes a text with the weights of the moment, while training waits.
   * @returns what was written; less than was asked for where it is cancelled
   * @throws TextError and EngineError, as drawText does
   */
  async sample(options: DrawOptions): Promise<string> {
    const run = this.#running();
    const { signal } = this.#drawing;
    this.#drawings++;
    const mine = this.#drawn.then(() => this.#draw(run, options, signal)).finally(() => this.#drawings--);
    this.#drawn = mine.catch(() => {});
    return mine;
  }

  /** What a text is made of. */
  async survey(source: Source): Promise<{ survey?: Survey; refused?: Refused }> {
    try {
      const text = await textsOf(source);
      return { survey: surveyText(typeof text === 'string' ? [text] : text) };
    } catch (cause) {
      return { refused: refusedBy(cause) };
    }
  }

  /**
   * Writes a text and tells how sure the model was of it, while training goes on.
   * @param weights of a checkpoint. Default: those of the moment
   * @returns undefined where it is cancelled
   * @throws TextError and EngineError, as drawText does
   */
  async write(options: WriteOptions, weights?: FloatArray): Promise<Written | undefined> {
    const run = this.#running();
    const writer = this.#writer;
    if (!writer) return undefined;
    const { signal } = this.#drawing;
    const still = weights ?? run.network.data.slice();
    const mine = this.#written.then(() => this.#spread(writer.write(still, options), signal));
    this.#written = mine.catch(() => {});
    return mine;
  }

  /** The run as it stands. @throws EngineError where its weights are no numbers any more */
  checkpoint(): Snapshot {
    const run = this.#running();
    this.#takeBack();
    if (!run.sound) throw new EngineError('weights', 'finite numbers', 'some that are not');
    const snapshot = run.snapshot();
    return transfer(snapshot, buffersOf(snapshot));
  }

  /**
   * Goes on from another state of the run, under another branch's name. Training under way goes on from there.
   * @param report takes what has happened on the branch before
   */
  async restore(snapshot: Snapshot, branch: number, report: (news: Report) => unknown): Promise<void> {
    await this.#drawn;
    const run = this.#running();
    this.#takeBack();
    const before = this.#news(run);
    run.restore(snapshot);
    this.#branch = branch;
    if (before.updates.length + before.measured.length > 0) await report(moved(before));
  }

  /** Answers: whoever asks knows that this worker is alive. */
  beat(): void {}

  /** Gives the run up, and everything under way. */
  cancel(): void {
    this.#starts++;
    this.#training.abort();
    this.#takeBack();
    this.#drawing.abort();
    this.#drawing = new AbortController();
    this.#run = undefined;
    this.#writer = undefined;
    this.#updates = [];
    this.#measured = [];
    this.#checkpoints = [];
    this.#worked = 0;
  }

  #running(): TextRun {
    if (!this.#run) throw new EngineError('run', 'one that was started', 'none');
    return this.#run;
  }

  /** One part of an update. */
  #advance(run: TextRun): void {
    const began = this.#clock.now();
    const { value } = (this.#updating ??= run.updating()).next();
    this.#worked += this.#clock.now() - began;
    if (!value) return;
    this.#updating = undefined;
    this.#updates.push(value);
    if (run.updates % this.#checkpointEvery === 0) this.#keep(run);
  }

  /** Brings the run back to where the update under way began: its first half is the shorter one. */
  #takeBack(): void {
    this.#updating?.return(undefined);
    this.#updating = undefined;
    this.#measuring = undefined;
  }

  /** One part of a measurement: between two parts the run is as it was. */
  #measure(run: TextRun): void {
    const began = this.#clock.now();
    const { done, value } = (this.#measuring ??= run.measuring()).next();
    this.#worked += this.#clock.now() - began;
    if (!done) return;
    this.#measuring = undefined;
    if (value) this.#measured.push(value);
  }

  /** A state that cannot be trained on is no state to go back to. */
  #keep(run: TextRun): void {
    if (run.sound) this.#checkpoints.push(run.snapshot());
  }

  async #draw(run: TextRun, options: DrawOptions, signal: AbortSignal): Promise<string> {
    this.#takeBack();
    let text = '';
    let began = this.#clock.now();
    for (const piece of run.sample(options)) {
      text += piece;
      if (this.#clock.now() - began < SLICE) continue;
      await this.#clock.sleep(0);
      if (signal.aborted) break;
      began = this.#clock.now();
    }
    return text;
  }

  /** Goes through a generator in slices. @returns undefined where it is cancelled */
  async #spread<Result>(
    turns: Generator<undefined, Result>,
    signal: AbortSignal
  ): Promise<Result | undefined> {
    let began = this.#clock.now();
    for (;;) {
      const { done, value } = turns.next();
      if (done) return value;
      if (this.#clock.now() - began < SLICE) continue;
      await this.#clock.sleep(0);
      if (signal.aborted) return undefined;
      began = this.#clock.now();
    }
  }

  #news(run: TextRun): Report {
    const news = {
      branch: this.#branch,
      updates: this.#updates,
      measured: this.#measured,
      characters: run.characters,
      worked: this.#worked,
      diagnoses: run.diagnoses,
      checkpoints: this.#checkpoints
    };
    this.#updates = [];
    this.#measured = [];
    this.#checkpoints = [];
    this.#worked = 0;
    return news;
  }
}

function refusedBy(cause: unknown): Refused {
  if (!(cause instanceof TextError)) throw cause;
  const { kind, message, got, needed } = cause;
  return { kind, message, got, needed };
}

const moved = (news: Report): Report => transfer(news, news.checkpoints.flatMap(buffersOf));
