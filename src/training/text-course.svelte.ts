import { Network, type Trace } from '../engine/index.ts';
import type { CurvePoint } from './curve.ts';
import type { Diagnosis } from './diagnosis/diagnose.ts';
import { Lines, type LineData } from './lines.ts';
import type { Snapshot } from './run/snapshot.ts';
import type { WriteOptions, Written } from './run/write.ts';
import { Taught } from './taught.svelte.ts';
import type { Started, TextConfig } from './text-trainer.ts';
import { TextTraining, type News, type TrainingState } from './text-training.ts';
import { Vocabulary } from './text/vocabulary.ts';

/** A text with the weights that wrote it. */
export interface Writing extends Written {
  readonly updates: number;
  readonly checkpoint: number;
}

/** What a reader may change while a run is under way. */
interface Wishes {
  /** From the next update on. */
  readonly rate: number;
  readonly clip: number | null;
  /** How the next text is to be written; undefined while none is. */
  readonly write: WriteOptions | undefined;
}

/** Milliseconds of work from one text that is written by itself to the next. */
const WRITE_EVERY = 2500;
/** Of work that the speed is taken from. */
const SPEED_OVER = 3000;
/** Updates between checkpoints, where no text is written before. */
const CHECKPOINT_EVERY = 500;
/** Steps of the pass that an exported network is shown with. */
const SHOWN = 8;

/** What became of a run that was given up for another. */
type Ghost = readonly CurvePoint[];
const GHOSTS = 3;

/** A run on a text as a figure shows it: its course, its checkpoints, what it wrote, how fast it is. */
export class TextCourse {
  readonly training: TextTraining;
  state = $state.raw<TrainingState>('idle');
  failure = $state.raw<Error>();
  started = $state.raw<Started>();
  diagnoses = $state.raw<readonly Diagnosis[]>([]);
  /** What was written last, by itself or because it was asked for. */
  writing = $state.raw<Writing>();
  /** Characters a second and milliseconds an update, of late; 0 before anything is known. */
  speed = $state.raw({ characters: 0, update: 0 });
  ghosts = $state.raw<readonly Ghost[]>([]);
  #lines = new Lines();
  #version = $state(0);
  #pieces: { updates: number; characters: number; worked: number }[] = [];
  #characters = 0;
  #sinceWritten = 0;
  #auto = false;
  /** The text that is to be written next, and the writing under way. */
  #next: { options: WriteOptions; checkpoint: number } | undefined;
  #atWork: Promise<void> | undefined;
  #setting: { rate: number; clip: number | null } | undefined;
  readonly #wishes: () => Wishes;
  readonly #onWritten: () => void;

  /**
   * @param wishes asked for whenever they are needed
   * @param onWritten after each text that was written by itself, whose checkpoint is kept
   */
  constructor(wishes: () => Wishes, onWritten: () => void = () => {}) {
    this.#wishes = wishes;
    this.#onWritten = onWritten;
    this.training = new TextTraining({
      onNews: (news) => this.#take(news),
      onChange: () => this.#changed(),
      checkpointEvery: CHECKPOINT_EVERY
    });
  }

  /** The course so far; what is read from it follows. */
  get lines(): Lines {
    void this.#version;
    return this.#lines;
  }
  get branch(): number {
    void this.#version;
    return this.training.timeline.branch;
  }
  /** Updates made on the branch at hand. */
  get end(): number {
    return this.lines.line(this.branch).end;
  }
  /** Updates at which there is a checkpoint on the way to the branch at hand, and its number. */
  get checkpoints(): readonly { id: number; updates: number }[] {
    const path = this.lines.path(this.branch);
    return this.training.timeline.checkpoints
      .filter((one) => path.some(({ line, upTo }) => line.branch === one.branch && one.updates <= upTo))
      .map(({ id, updates }) => ({ id, updates }));
  }
  get running(): boolean {
    return this.state === 'running' || this.state === 'starting';
  }

  /** The last checkpoint that is not later than an update. */
  checkpointAt(updates: number): { id: number; updates: number } | undefined {
    return this.checkpoints.findLast((one) => one.updates <= updates);
  }

  /** Starts another run; the one before stays as a pale line. @throws what `TextTraining.start` throws */
  async start(
    config: TextConfig,
    choice: { until?: number; from?: { snapshot: Snapshot; line: LineData } } = {}
  ): Promise<void> {
    const { until, from } = choice;
    const old = this.#lines.points(this.#lines.all.at(-1)?.branch ?? 0, ({ bits }) => bits);
    if (old.length > 1) this.ghosts = [...this.ghosts, old].slice(-GHOSTS);
    this.#lines = from ? Lines.of(from.line) : new Lines();
    this.#pieces = [];
    this.#characters = from?.snapshot.characters ?? 0;
    this.diagnoses = from?.snapshot.diagnoses ?? [];
    this.writing = undefined;
    this.#sinceWritten = 0;
    this.#setting = from ? undefined : { rate: config.rate, clip: config.clip };
    await this.training.start(config, { until, from: from?.snapshot, rests: from !== undefined });
    this.started = this.training.started;
    await this.#writeByItself(this.checkpointAt(Infinity)?.id);
  }

  /** Goes on; from an earlier checkpoint in a branch of its own. */
  async resume(until: number, from?: number): Promise<void> {
    if (this.training.state === 'failed') return void (await this.training.restart());
    if (from !== undefined && from !== this.training.timeline.head?.id) {
      await this.training.restore(from);
      this.diagnoses = [];
      this.#setting = undefined;
    }
    await this.#set();
    this.training.resume(until);
  }

  /** Writes with the weights of a checkpoint. Of what is asked for while another text is written only the last counts. */
  async write(options: WriteOptions, checkpoint: number): Promise<void> {
    this.#next = { options, checkpoint };
    this.#atWork ??= this.#writeAll().finally(() => (this.#atWork = undefined));
    await this.#atWork;
  }

  async #writeAll(): Promise<void> {
    for (let next = this.#next; next; next = this.#next) {
      const { options, checkpoint } = next;
      const kept = this.training.timeline.checkpoints.find(({ id }) => id === checkpoint);
      const written = kept && (await this.training.write(options, checkpoint));
      if (next !== this.#next) continue;
      this.#next = undefined;
      if (kept && written) this.writing = { ...written, updates: kept.updates, checkpoint };
    }
  }

  /** The run as it was last kept, with its course: enough to go on from. */
  get kept(): { snapshot: Snapshot; line: LineData } | undefined {
    const { head, branch } = this.training.timeline;
    if (!head) return undefined;
    const data = this.#lines.data(branch);
    const { updates } = head.snapshot;
    const upTo = <T extends { updates: number }>(list: readonly T[]) =>
      list.filter((one) => one.updates <= updates);
    return {
      snapshot: head.snapshot,
      line: { ...data, end: updates, measured: upTo(data.measured), samples: upTo(data.samples) }
    };
  }

  /** The model as a checkpoint has it, for other figures of the page. */
  taught(checkpoint: number): Taught | undefined {
    const { started } = this;
    const kept = this.training.timeline.checkpoints.find(({ id }) => id === checkpoint);
    if (!started || !kept) return undefined;
    const { spec, weights, updates } = kept.snapshot;
    const heldOut = this.#lines.last(kept.branch, updates, ({ measured }) => measured)?.bits;
    return new Taught(spec, weights, started.vocabulary, updates, heldOut, started.excerpt);
  }

  /** The network of a checkpoint reading the beginning of the text put aside: what is exported. */
  pass(checkpoint: number): Trace<Network> | undefined {
    const kept = this.training.timeline.checkpoints.find(({ id }) => id === checkpoint);
    if (!this.started || !kept) return undefined;
    const network = new Network(kept.snapshot.spec);
    network.data.set(kept.snapshot.weights);
    const vocabulary = new Vocabulary({ characters: this.started.vocabulary });
    const tokens = vocabulary.encode(this.started.excerpt).subarray(0, SHOWN);
    return network.forward(tokens, { T: tokens.length });
  }

  /** Gives the run up, and forgets it. */
  clear(): void {
    void this.training.cancel();
    this.#lines = new Lines();
    this.#next = undefined;
    this.started = undefined;
    this.writing = undefined;
    this.diagnoses = [];
    this.ghosts = [];
    this.speed = { characters: 0, update: 0 };
    this.#version++;
  }

  #changed(): void {
    const { state, failure, timeline } = this.training;
    const rested = this.state === 'running' && state === 'paused';
    this.state = state;
    this.failure = failure;
    for (const { id, from } of timeline.branches)
      if (from && !this.#lines.all.some(({ branch }) => branch === id)) this.#lines.begin(id, from);
    this.#version++;
    if (rested) void this.#writeByItself(timeline.head?.id).catch(() => {});
  }

  #take({ branch, updates, measured, characters, worked, diagnoses }: News): void {
    this.#lines.add(branch, updates, measured);
    this.#pieces.push({ updates: updates.length, characters: characters - this.#characters, worked });
    this.#characters = characters;
    const sum = (of: 'updates' | 'characters' | 'worked') =>
      this.#pieces.reduce((total, piece) => total + piece[of], 0);
    while (this.#pieces.length > 1 && sum('worked') - this.#pieces[0].worked > SPEED_OVER)
      this.#pieces.shift();
    const [made, time] = [sum('updates'), sum('worked')];
    if (made > 0 && time > 0)
      this.speed = { characters: (1000 * Math.max(0, sum('characters'))) / time, update: time / made };
    this.diagnoses = diagnoses;
    this.#sinceWritten += worked;
    this.#version++;
    void this.#set().catch(() => {});
    if (this.#sinceWritten >= WRITE_EVERY && !this.#auto && this.state === 'running')
      void this.#keepAndWrite().catch(() => {});
  }

  /** Sends rate and clip where they are others than the run has. */
  async #set(): Promise<void> {
    const { rate, clip } = this.#wishes();
    const before = this.#setting;
    this.#setting = { rate, clip };
    if (before?.rate !== rate) await this.training.setRate(rate);
    if (before?.clip !== clip) await this.training.setClip(clip);
  }

  async #keepAndWrite(): Promise<void> {
    this.#auto = true;
    try {
      const { id } = await this.training.checkpoint();
      await this.#writeByItself(id);
    } finally {
      this.#auto = false;
      this.#sinceWritten = 0;
    }
  }

  async #writeByItself(checkpoint: number | undefined): Promise<void> {
    const { write } = this.#wishes();
    if (checkpoint === undefined || !write) return;
    await this.write(write, checkpoint);
    const { writing } = this;
    if (writing?.checkpoint !== checkpoint) return;
    const kept = this.training.timeline.checkpoints.find(({ id }) => id === checkpoint);
    if (!kept) return;
    this.#lines.addSample(kept.branch, {
      updates: writing.updates,
      text: writing.characters.join(''),
      surprise: Array.from(writing.surprise, (bits) => (Number.isNaN(bits) ? -1 : bits))
    });
    this.#version++;
    this.#onWritten();
  }
}
