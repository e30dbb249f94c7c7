import type { Json } from '$frame/params/index.ts';
import { diagnose } from '$training/detector/diagnosis.ts';
import { CHECK_EVERY, Learning, STRING_LENGTH, type LearningSpec } from '$training/detector/learning.ts';
import { handSet, withWeights } from '$training/detector/network.ts';
import { targets } from '$training/detector/tasks.ts';
import { snapshotOf, type Attempt, type Snapshot, type Starts } from '$training/detector/job.ts';
import DetectorWorker from '$training/detector/worker.ts?worker&inline';
import { Tries } from '$training/detector/tries.svelte.ts';
import { compare, type Likeness } from '$training/detector/units.ts';
import { History } from '$training/work/history.svelte.ts';
import { Played } from '$training/work/played.ts';
import type { Served } from '$training/work/serve.ts';
import { plainBackend, Work } from '$training/work/work.svelte.ts';
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

/** Snapshots a second, at the usual pace. */
const PACE = 10;

type Search = Served<LearningSpec, Snapshot>;

/** The search is float64, which is TypeScript's. */
const worker = <Ask, News>() =>
  new Work<Served<Ask, News>>(() => new DetectorWorker(), { choose: plainBackend });

/**
 * Gradient descent in search of the detector, in a worker, from one random start or from many. Its position is tens of
 * updates.
 */
export class LearnRepeatedOnes extends Played<LearningSpec, Snapshot> {
  readonly params: LearnParams;
  readonly history: History<LearningSpec, Snapshot>;
  readonly x = bits;
  readonly wanted = wanted;
  readonly tries: Tries = new Tries(worker<Starts, Attempt>(), () => this.spec);

  /** What the worker is asked to do. */
  readonly spec: LearningSpec = $derived.by(() => {
    const { seed, units, optimiser, rate, head, maximum } = this.params;
    return { task: 'repeated-ones', units, seed, optimiser, rate, head, init: 'pytorch', maximum };
  });
  readonly #first = $derived.by(() => snapshotOf(new Learning(this.spec), []));

  /** The search so far: a snapshot every ten updates, the untrained start first. */
  readonly snapshots: readonly Snapshot[] = $derived.by(() => [
    this.#first,
    ...this.history.of(this.spec).news[0]
  ]);
  readonly #last = $derived(this.snapshots[this.snapshots.length - 1]);
  /** The snapshot shown: at t, or the latest while the worker is still on its way there. */
  readonly shown = $derived(this.snapshots[Math.min(this.t, this.snapshots.length - 1)]);

  readonly #network = $derived.by(() =>
    this.shown.ending === 'diverged' ? undefined : withWeights(this.shown.weights, this.params.head)
  );
  readonly #pass = $derived(this.#network?.forward(bits, { T: bits.length, h0: this.shown.weights.h0 }));
  /** Answers to the sample string; NaN where the search has diverged. */
  readonly y: number[] = $derived(this.#pass ? Array.from(this.#pass.output) : bits.map(() => NaN));
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

  constructor(params: LearnParams, work: Work<Search> = worker()) {
    super();
    this.params = params;
    this.history = new History<LearningSpec, Snapshot>({
      works: [work],
      asks: () => [this.spec],
      lanesOf: () => 1,
      most: () => Math.ceil(this.spec.maximum / CHECK_EVERY),
      kept: 1,
      pace: PACE,
      ended: () => this.#ended()
    });
  }

  override get failure() {
    return this.history.failure ?? this.tries.failure;
  }

  /** The frame's speed: 1 is a hundred updates a second. */
  get speed(): number {
    return this.history.speed;
  }
  set speed(speed: number) {
    this.history.speed = speed;
  }

  /**
   * Changes parameters, which begins a new search; one that was running is followed by one that runs. A guess is about
   * twenty starts: once it is made they are run.
   */
  change = (change: Partial<LearnParams>) => {
    if ('guess' in change) {
      this.params.guess = change.guess ?? null;
      if (Array.isArray(change.guess) && this.tries.attempts.length < TRIED_AT_ONCE) void this.tryMany();
      return;
    }
    const wasPlaying = this.playing;
    this.pause();
    Object.assign(this.params, change);
    this.seek(0);
    if (wasPlaying) this.play();
  };

  /** Watches the search from this start. */
  watch = (seed: number) => {
    this.change({ seed });
    this.play();
  };

  /** Watches the search from the next start that has not been tried. */
  another = () => {
    let seed = this.params.seed;
    do seed = (seed % LAST_SEED) + 1;
    while (this.tries.seeds.includes(seed));
    this.watch(seed);
  };

  /** Runs the next twenty starts to their ends. */
  tryMany = () => this.tries.run(TRIED_AT_ONCE);

  override restart = () => {
    this.tries.restart();
    this.history.restart();
  };

  override reset = () => {
    this.history.reset();
    this.tries.reset();
  };

  override destroy = () => {
    this.history.destroy();
    this.tries.destroy();
  };

  readonly byCharacter = ['x'];
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
      seedsTried: this.tries.attempts.length,
      seedsSolved: this.tries.found
    };
  }
  pass() {
    return this.#pass;
  }

  #ended() {
    const { updates, losses } = this.#last;
    const { kind } = this.t === this.length ? this.diagnosis : { kind: 'running' as const };
    if (kind !== 'running')
      this.tries.note({ seed: this.params.seed, kind, updates, loss: losses[losses.length - 1] });
  }
}
