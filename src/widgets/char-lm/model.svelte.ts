import type { Trace } from '$engine';
import type { Lang } from '$frame/language.ts';
import { accept, type Json } from '$frame/params/index.ts';
import { recall, remember } from '$frame/storage.ts';
import { isKept, KeptError, pack, unpack } from '$training/kept/format.ts';
import type { KeptRun } from '$training/kept/kept-run.ts';
import { forget, keep, keptFile } from '$training/kept/storage.ts';
import type { Sample } from '$training/lines.ts';
import type { WriteOptions } from '$training/run/write.ts';
import { teach } from '$training/taught.svelte.ts';
import { TextCourse } from '$training/text-course.svelte.ts';
import { TextError } from '$training/text/vocabulary.ts';
import type { Survey } from '$training/text/survey.ts';
import { WorkerFailure } from '$training/work/client.ts';
import { parameters, type CharParams } from './params.ts';
import { configOf, fixedOf, keyOf, textOf } from './setting.ts';

/** Characters that are written at a time, and likeliest ones shown at each place. */
export const WRITTEN = 180;
const ALTERNATIVES = 8;
/** Under this name a run is kept in the browser, and that one is. */
const KEPT = 'char-lm';

/** Why something the reader asked for was not done; a sentence says it. */
export type Problem =
  | { kind: TextError['kind']; got: number; needed: number }
  | { kind: KeptError['kind'] }
  | { kind: 'prompt'; character: string }
  | { kind: 'storage' }
  | { kind: 'no-text' };

/** A text of the reader's own. */
interface Own {
  readonly text: Blob;
  readonly name: string;
  readonly survey: Survey;
}

/** A character model that the reader trains: position is updates on the branch at hand. */
export class CharLm {
  readonly params: CharParams;
  readonly course: TextCourse;
  readonly grows = true;
  /** The page's language: what “this book” is. */
  lang = $state<Lang>('en');
  own = $state.raw<Own>();
  problem = $state.raw<Problem>();
  /** The place in the text whose distribution is shown. */
  picked = $state<number>();
  /** Whether the run is kept in this browser, and how far one came that was kept earlier. */
  keeping = $state(false);
  found = $state.raw<KeptRun>();
  /** The position looked back to; null: where the run is. */
  #at = $state<number | null>(null);
  /** What the run at hand was started with. */
  #run = $state.raw<{ key: string; fixed: Partial<CharParams>; text: KeptRun['text'] }>();
  /** How many texts of one's own there have been. */
  #owns = $state(0);
  #textKept = false;
  #shown: { id: number; trace: Trace | undefined } | undefined;

  constructor(params: CharParams) {
    this.params = params;
    this.course = new TextCourse(
      () => ({
        rate: params.rate,
        clip: params.clip || null,
        write: this.picked === undefined ? this.#writeOptions() : undefined
      }),
      () => this.#written()
    );
  }

  get length(): number {
    return this.course.end;
  }
  get t(): number {
    return Math.min(this.#at ?? this.length, this.length);
  }
  get playing(): boolean {
    return this.course.running;
  }
  get failure(): WorkerFailure | undefined {
    const { failure } = this.course;
    return failure instanceof WorkerFailure && failure.kind !== 'stopped' ? failure : undefined;
  }
  /** Whether a run is there that was started with other settings than are set. */
  get changed(): boolean {
    return this.#run !== undefined && this.#run.key !== this.#key();
  }
  get started(): boolean {
    return this.#run !== undefined;
  }
  /** Looking back: play would branch off. */
  get back(): boolean {
    return this.t < this.length;
  }
  /** Updates at which the run next comes to rest by itself. */
  get goal(): number {
    const { updates } = this.params;
    return this.changed ? updates : Math.ceil((this.t + 1) / updates) * updates;
  }
  /** Bits per character at the position shown: of new text, and of what is learnt from. */
  get heldOut(): number | undefined {
    return this.course.lines.last(this.course.branch, this.t, ({ measured }) => measured)?.bits;
  }
  /** What was written by then. */
  get sample(): Sample | undefined {
    return this.course.lines.last(this.course.branch, this.t, ({ samples }) => samples);
  }
  /** Bits per character of a guess among all characters. */
  get guessing(): number | undefined {
    const size = this.course.started?.vocabulary.length;
    return size === undefined ? undefined : Math.log2(size);
  }
  /** Bits of new text at the update that the guess was about. */
  get truth(): number | undefined {
    const { updates } = this.params;
    const measured = this.course.lines.last(this.course.branch, updates, (line) => line.measured);
    return measured?.updates === updates ? measured.bits : undefined;
  }

  play = () => void this.#go(this.goal);
  pause = () => {
    this.course.training.pause().catch(() => {});
  };
  step = (by: 1 | -1) => {
    if (by < 0 || this.back) this.seek(this.t + by);
    else void this.#go(this.length + 1);
  };
  seek = (t: number) => {
    this.pause();
    this.picked = undefined;
    this.#at = t >= this.length ? null : Math.max(0, Math.round(t));
    this.write();
  };
  restart = () => {
    this.course.training.restart().catch(() => {});
  };

  change = (change: Partial<CharParams>) => {
    Object.assign(this.params, change);
    this.problem = undefined;
    if ('temperature' in change || 'prompt' in change) this.write();
  };
  /** Back to the settings that the run at hand was started with. */
  keepSettings = () => {
    if (this.#run) this.change(this.#run.fixed);
  };

  /** Writes anew with the weights of the position shown. */
  write = () => {
    this.picked = undefined;
    this.#write(this.#writeOptions(), this.#checkpoint()?.id);
  };
  /** Looks at what could have stood at a place. */
  pick = (i: number | undefined) => {
    this.picked = i;
  };
  /** Writes on from a place with another character there. */
  take = (i: number, token: number) => {
    const { writing, started } = this.course;
    if (!writing || !started) return;
    const prompt = writing.characters.slice(0, i).join('') + started.vocabulary[token];
    const length = Math.max(0, writing.characters.length - i - 1);
    this.#write({ ...this.#writeOptions(), prompt, length }, writing.checkpoint);
  };

  /** Takes a text, or a run that was kept as a file. What is there stays where it is refused. */
  open = async (file: Blob, name: string): Promise<void> => {
    this.problem = undefined;
    try {
      if (await isKept(file)) return await this.#continue(await unpack(file));
      const survey = await this.course.training.survey(file);
      this.#owns++;
      this.own = { text: file, name, survey };
      this.params.source = 'own';
    } catch (cause) {
      this.#refuse(cause);
    }
  };
  /** The run as a file; undefined where there is none. */
  file = async (): Promise<Blob | undefined> => {
    await this.course.training.pause();
    const kept = this.#kept();
    if (!kept) return undefined;
    const { state, text } = await pack(kept);
    return new Blob([state, text], { type: 'application/octet-stream' });
  };

  /** Looks for a run that was kept in this browser. Where none ever was, its storage is not even opened. */
  look = async (): Promise<void> => {
    if (recall(KEPT) === undefined) return;
    try {
      const file = await keptFile(KEPT);
      if (file && !this.started) this.found = await unpack(file);
    } catch {
      // Without storage, or with one that was damaged, there is nothing to go on with.
    }
  };
  goOn = async (): Promise<void> => {
    const { found } = this;
    if (!found) return;
    this.found = undefined;
    this.keeping = true;
    await this.#continue(found).catch((cause: unknown) => this.#refuse(cause));
  };
  setKeeping = async (keeping: boolean): Promise<void> => {
    this.keeping = keeping;
    this.found = undefined;
    this.#textKept = false;
    try {
      await (keeping ? this.#store() : forget(KEPT));
      remember(KEPT, keeping ? 'kept' : undefined);
    } catch {
      this.keeping = false;
      this.problem = { kind: 'storage' };
    }
  };

  pass = () => {
    const id = this.#checkpoint()?.id;
    if (id === undefined) return undefined;
    if (this.#shown?.id !== id) this.#shown = { id, trace: this.course.pass(id) };
    return this.#shown.trace as ReturnType<TextCourse['pass']>;
  };

  reset = () => {
    this.course.clear();
    this.#run = undefined;
    this.#at = null;
    this.picked = undefined;
    this.problem = undefined;
  };
  destroy = () => this.course.training.leave();

  values(): Record<string, Json> {
    const { course, params } = this;
    const { lines, branch, started } = course;
    const measured = lines
      .path(branch)
      .flatMap(({ line, upTo }) => line.measured.filter((one) => one.updates <= upTo));
    const points = lines.points(branch, ({ bits }) => bits);
    return {
      updates: this.t,
      vocabulary: started ? started.vocabulary.join('') : null,
      parameters: started?.parameters ?? null,
      learntAt: points.map(({ updates }) => updates),
      learntBits: points.map(({ value }) => value),
      heldOutAt: measured.map(({ updates }) => updates),
      heldOutBits: measured.map(({ bits }) => bits),
      rate: params.rate,
      temperature: params.temperature,
      sample: this.sample?.text ?? null,
      backend: started?.backend ?? null
    };
  }

  #key = () => keyOf(this.params, this.lang, this.#owns);
  #checkpoint = () => this.course.checkpointAt(this.t);

  #writeOptions(): WriteOptions {
    const { seed, temperature, prompt } = this.params;
    return { length: WRITTEN, seed, temperature, prompt, alternatives: ALTERNATIVES };
  }

  #write(options: WriteOptions, checkpoint: number | undefined) {
    const known = this.course.started?.vocabulary;
    if (checkpoint === undefined || !known) return;
    const strange = Array.from(options.prompt ?? '').find(
      (one) => !known.includes(one) && !known.includes('\uFFFD')
    );
    if (strange !== undefined) this.problem = { kind: 'prompt', character: strange };
    else this.course.write(options, checkpoint).catch((cause: unknown) => this.#refuse(cause));
  }

  async #go(until: number): Promise<void> {
    this.problem = undefined;
    this.found = undefined;
    try {
      const from = this.back && !this.changed ? this.#checkpoint()?.id : undefined;
      this.#at = null;
      this.picked = undefined;
      if (this.#run && !this.changed) return await this.course.resume(until, from);
      const key = this.#key();
      const fixed = fixedOf(this.params);
      const text = await textOf(this.params.source, this.lang, this.own?.text);
      // Settings that were changed meanwhile wait for the next start.
      if (key !== this.#key()) return;
      this.#run = { key, fixed, text };
      this.#textKept = false;
      await this.course.start({ ...configOf(this.params), text }, { until });
    } catch (cause) {
      this.#refuse(cause);
    }
  }

  /** Takes up a run that was kept elsewhere. Where that fails, what was there before is taken up again. */
  async #continue(kept: KeptRun): Promise<void> {
    await this.course.training.pause();
    const before = this.#kept();
    try {
      await this.#takeUp(kept);
    } catch (cause) {
      if (before && this.course.state === 'failed') await this.#takeUp(before);
      throw cause;
    }
  }

  async #takeUp({ settings, config, text, snapshot, line }: KeptRun): Promise<void> {
    const accepted = accept(parameters, this.params, settings);
    if (!accepted.ok) throw new KeptError('damaged');
    const own = text instanceof Blob ? await this.course.training.survey(text) : undefined;
    Object.assign(this.params, accepted.value);
    if (text instanceof Blob && own) {
      this.#owns++;
      this.own = { text, name: '', survey: own };
    }
    this.#run = { key: this.#key(), fixed: fixedOf(this.params), text };
    this.#at = null;
    this.picked = undefined;
    this.#textKept = false;
    await this.course.start({ ...config, text }, { until: this.params.updates, from: { snapshot, line } });
  }

  #kept(): KeptRun | undefined {
    const kept = this.course.kept;
    if (!kept || !this.#run) return undefined;
    const { guess: _, ...settings } = { ...this.params, ...this.#run.fixed };
    const config = configOf({ ...this.params, ...this.#run.fixed });
    return { settings, config, text: this.#run.text, ...kept };
  }

  async #store(): Promise<void> {
    const kept = this.#kept();
    if (!kept) return;
    const isNew = !this.#textKept;
    this.#textKept = true;
    await keep(KEPT, await pack(kept), isNew);
  }

  #written(): void {
    const { writing } = this.course;
    if (writing) teach(this.course.taught(writing.checkpoint));
    if (this.keeping) this.#store().catch(() => (this.problem = { kind: 'storage' }));
  }

  #refuse(cause: unknown): void {
    if (cause instanceof TextError) {
      const { kind, got, needed } = cause;
      this.problem =
        kind === 'empty' && this.params.source === 'own' && !this.own
          ? { kind: 'no-text' }
          : { kind, got, needed };
    } else if (cause instanceof KeptError) this.problem = { kind: cause.kind };
    else if (cause instanceof Error && cause.name === 'EngineError') this.problem = { kind: 'damaged' };
    else if (!(cause instanceof WorkerFailure)) throw cause;
  }
}
