import type { Json } from '$frame/params/index.ts';
import { diagnose } from '$training/bits/diagnosis.ts';
import { CHECK_EVERY, Learning, STRING_LENGTH, type LearningSpec } from '$training/bits/learning.ts';
import { handSet, withWeights } from '$training/bits/network.ts';
import { targets } from '$training/bits/tasks.ts';
import { snapshotOf, type Attempt, type Snapshot, type Trainer } from '$training/bits/trainer.ts';
import TrainerWorker from '$training/bits/worker.ts?worker&inline';
import { compare, type Likeness } from '$training/bits/units.ts';
import { Client, WorkerFailure } from '$training/work/client.ts';
import { proxy, type Remote } from 'comlink';
import { LAST_SEED, type LearnParams } from './params.ts';

/** The string that the figure shows answers to: the one of the lectures. */
export const SAMPLE = '010111011';
/**
 * The expected loss of a network that answers 0 to everything: the share of 1s among the wanted answers, a quarter of
 * all but the first bit of a string.
 */
export const ALWAYS_ZERO = (STRING_LENGTH - 1) / (4 * STRING_LENGTH);
/** Starts that one press of the button tries. */
export const TRIED_AT_ONCE = 20;

const bits = [...SAMPLE].map(Number);
const wanted = targets('repeated-ones', SAMPLE);

/** A search and its news, which belong to one setting of the parameters: news of another are not shown. */
interface Run {
  key: string;
  snapshots: readonly Snapshot[];
}
interface Strip {
  key: string;
  attempts: readonly Attempt[];
}

/** Gradient descent in search of the detector, in a worker, from one random start or from many. */
export class LearnRepeatedOnes {
  readonly params: LearnParams;
  readonly x = bits;
  readonly wanted = wanted;
  #goal = $state(0);
  #run = $state.raw<Run>({ key: '', snapshots: [] });
  #strip = $state.raw<Strip>({ key: '', attempts: [] });
  #playing = $state('');
  #trying = $state('');
  #speed = $state(1);
  /** Why the worker stopped; undefined while all is well. */
  failure = $state.raw<WorkerFailure>();
  readonly #client: Client<Trainer>;
  /** The stretch of training whose news are awaited. */
  #stretch = Symbol('none');

  /** What the worker is asked to do. */
  readonly spec: LearningSpec = $derived.by(() => {
    const { seed, units, optimiser, rate, head, maximum } = this.params;
    return { task: 'repeated-ones', units, seed, optimiser, rate, head, init: 'pytorch', maximum };
  });
  readonly #key = $derived(JSON.stringify(this.spec));
  readonly #stripKey = $derived(JSON.stringify({ ...this.spec, seed: 0 }));
  readonly #first = $derived.by(() => snapshotOf(new Learning(this.spec), []));

  /** The search so far: a snapshot every ten updates, the untrained start first. */
  readonly snapshots: readonly Snapshot[] = $derived(
    this.#run.key === this.#key ? this.#run.snapshots : [this.#first]
  );
  readonly #last = $derived(this.snapshots[this.snapshots.length - 1]);
  /** Whether the search is over, found or not. */
  readonly over = $derived(this.#last.ending !== undefined);
  /** The snapshot shown: at t, or the latest while the worker is still on its way there. */
  readonly shown = $derived(this.snapshots[Math.min(this.t, this.snapshots.length - 1)]);
  readonly catchingUp = $derived(this.t > this.snapshots.length - 1);

  readonly #network = $derived.by(() =>
    this.shown.ending === 'diverged' ? undefined : withWeights(this.shown.weights, this.params.head)
  );
  /** Answers to the sample string; NaN where the search has diverged. */
  readonly y: number[] = $derived(
    this.#network
      ? Array.from(this.#network.forward(bits, { T: bits.length, h0: this.shown.weights.h0 }).output)
      : bits.map(() => NaN)
  );
  /** The learned units beside the hand-set ones; undefined where the search has diverged. */
  readonly likeness: Likeness | undefined = $derived(
    this.#network && compare(this.#network, this.shown.weights, handSet)
  );
  readonly #losses = $derived(this.snapshots.map(({ losses }) => losses));
  /** Losses of all updates up to the snapshot shown. */
  readonly losses = $derived(this.#losses.slice(0, this.t + 1).flat());
  readonly diagnosis = $derived(
    diagnose(this.#network, this.shown.weights.h0, this.shown.ending, this.losses)
  );

  /** Starts that have been run to their end with these settings, by seed. */
  readonly attempts: readonly Attempt[] = $derived.by(() => {
    const tried = this.#strip.key === this.#stripKey ? this.#strip.attempts : [];
    return [...tried].sort((a, b) => a.seed - b.seed);
  });
  readonly found = $derived(this.attempts.filter(({ kind }) => kind === 'found').length);

  constructor(params: LearnParams, client = new Client<Trainer>(() => new TrainerWorker())) {
    this.params = params;
    this.#client = client;
  }

  /** Position: tens of updates. */
  get t(): number {
    return Math.min(this.#goal, this.length);
  }
  /** The last position: where the search ended, or where it would be given up. */
  get length(): number {
    return this.over ? this.snapshots.length - 1 : Math.ceil(this.spec.maximum / CHECK_EVERY);
  }
  get playing(): boolean {
    return this.#playing === this.#key && !this.over;
  }
  get trying(): boolean {
    return this.#trying === this.#stripKey;
  }

  /** The frame's speed: 1 is a hundred updates a second. */
  get speed(): number {
    return this.#speed;
  }
  set speed(speed: number) {
    this.#speed = speed;
    if (this.playing) void this.#ask((api) => api.setSpeed(speed));
  }

  play = () => {
    this.#cut(this.over && this.t >= this.length ? 0 : this.t);
    this.#playing = this.#key;
    void this.#train(Infinity, this.#speed);
  };

  pause = () => {
    if (this.#playing === '') return;
    this.#playing = '';
    void this.#ask((api) => api.pause());
  };

  step = (by: 1 | -1) => this.seek(this.t + by);

  /** Shows the search as it stood after 10·t updates, and trains to there first where it has not come so far. */
  seek = (t: number) => {
    this.pause();
    this.#goal = Math.max(0, Math.min(t, this.length));
    if (this.catchingUp) void this.#train(this.#goal * CHECK_EVERY, Infinity);
  };

  /** Changes parameters, which begins a new search; one that was running is followed by one that runs. */
  change = (change: Partial<LearnParams>) => {
    const wasPlaying = this.playing;
    this.pause();
    Object.assign(this.params, change);
    this.#goal = 0;
    if (wasPlaying) this.play();
  };

  /** Watches the search from this start. */
  watch = (seed: number) => {
    this.change({ seed });
    this.play();
  };

  /** Watches the search from the next start that has not been tried. */
  another = () => {
    const tried = this.attempts.map(({ seed }) => seed);
    let seed = this.params.seed;
    do seed = (seed % LAST_SEED) + 1;
    while (tried.includes(seed));
    this.watch(seed);
  };

  /** Runs the next twenty starts to their ends. */
  tryMany = async () => {
    const key = this.#stripKey;
    const spec = this.spec;
    const tried = this.attempts.map(({ seed }) => seed);
    const seeds: number[] = [];
    for (let seed = 1; seeds.length < TRIED_AT_ONCE; seed++) if (!tried.includes(seed)) seeds.push(seed);
    this.#trying = key;
    const report = proxy((news: Attempt[]) => {
      if (this.#stripKey === key) for (const one of news) this.#note(one);
      else void this.#ask((api) => api.cancel());
    });
    await this.#ask((api) => api.attempt(spec, seeds, report));
    if (this.#trying === key) this.#trying = '';
  };

  /** Starts a fresh worker after a failure. */
  restart = () => {
    this.failure = undefined;
    if (this.catchingUp) void this.#train(this.#goal * CHECK_EVERY, Infinity);
  };

  reset = () => {
    this.pause();
    this.#goal = 0;
    this.#run = { key: '', snapshots: [] };
    this.#strip = { key: '', attempts: [] };
  };

  destroy = () => this.#client.terminate();

  values(): Record<string, Json> {
    const { verdict, weights, updates } = this.shown;
    const finite = (values: readonly number[]) =>
      values.map((value) => (Number.isFinite(value) ? value : null));
    return {
      updates,
      loss: finite(this.losses),
      x: SAMPLE,
      y: finite(this.y),
      wanted,
      correct: verdict.correct,
      counterexample: verdict.counterexample,
      Whh: finite(weights.Whh),
      Wxh: finite(weights.Wxh),
      Why: finite(weights.Why),
      h0: weights.h0,
      seed: this.params.seed,
      backend: this.#network?.backend.name ?? null,
      outcome: this.diagnosis.kind,
      units: this.likeness?.units.map(({ kind }) => kind) ?? [],
      seedsTried: this.attempts.length,
      seedsSolved: this.found
    };
  }

  /** Forgets what came after position t, and shows that position. */
  #cut(t: number) {
    this.#stretch = Symbol('cut');
    const kept = this.snapshots.slice(0, t + 1);
    this.#run = { key: this.#key, snapshots: kept };
    this.#goal = Math.max(t, kept.length - 1);
  }

  async #train(until: number, speed: number) {
    const key = this.#key;
    if (this.#run.key !== key) this.#run = { key, snapshots: this.snapshots };
    const from = this.#last.updates;
    const stretch = (this.#stretch = Symbol(key));
    const report = proxy((news: Snapshot[]) => {
      // News of a stretch that has been given up may still be on their way.
      if (this.#stretch !== stretch) return;
      if (this.#key !== key) return this.pause();
      this.#run = { key, snapshots: [...this.#run.snapshots, ...news] };
      if (this.#playing === key) this.#goal = this.#run.snapshots.length - 1;
      if (this.over) this.#ended();
    });
    await this.#ask((api) => api.train(this.spec, { from, until, speed }, report));
  }

  #ended() {
    this.#playing = '';
    const { updates, losses } = this.#last;
    const { kind } = this.t === this.length ? this.diagnosis : { kind: 'running' as const };
    if (kind !== 'running')
      this.#note({ seed: this.params.seed, kind, updates, loss: losses[losses.length - 1] });
  }

  #note(attempt: Attempt) {
    const others = this.attempts.filter(({ seed }) => seed !== attempt.seed);
    this.#strip = { key: this.#stripKey, attempts: [...others, attempt] };
  }

  async #ask(use: (trainer: Remote<Trainer>) => Promise<void>) {
    try {
      await this.#client.call(use);
    } catch (cause) {
      if (cause instanceof WorkerFailure && cause.kind === 'stopped') return;
      this.failure = cause instanceof WorkerFailure ? cause : new WorkerFailure('died', String(cause));
      this.#playing = '';
      this.#trying = '';
    }
  }
}
