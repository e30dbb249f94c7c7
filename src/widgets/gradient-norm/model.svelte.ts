import type { CellKind } from '$engine';
import type { Json } from '$frame/params/index.ts';
import { cellKinds, essential, type FlowConfig } from '$training/gradient-flow/config.ts';
import { measureFlows, REST, type Flows } from '$training/gradient-flow/job.ts';
import { measure, passOf, type Flow } from '$training/gradient-flow/measure.ts';
import FlowWorker from '$training/gradient-flow/worker.ts?worker&inline';
import { Server, type Piece, type Served } from '$training/work/serve.ts';
import { plainBackend, Work } from '$training/work/work.svelte.ts';
import { cases, PREDICTED_STEP, predictions, SHOWN_STEPS, statements, WITHIN } from './cases.ts';
import { spreadAt, type Spread } from './curves.ts';
import { normsOf } from './examples.ts';
import type { GradientNormParams } from './params.ts';
import { presetOf, presets, type Preset } from './presets.ts';
import { guessAt, KNOTS, stroke } from './sketch.ts';

/** What has been measured for one kind of cell, network after network. */
export interface Measured {
  /** The config and the seeds that it belongs to. */
  key: string;
  flows: readonly Flow[];
}

/** T · units² up to which the first network is measured at once, so that the figure never begins empty. */
const AT_ONCE = 60_000;
/** Where the marker first stands. */
const FIRST_MARK = 50;

/** How a gradient fares on its way back through the three kinds of cell, and what the reader expected. */
export class GradientNorm {
  readonly params: GradientNormParams;
  #t = $state(0);
  #measured = $state.raw<Partial<Record<CellKind, Measured>>>({});
  /** Answers have been handed in; any change takes them back. */
  #checked = $state('');
  /** Bent by the reader just now: only then is the truth drawn in motion. */
  unveiled = $state(false);
  readonly #asked: Partial<Record<CellKind, string>> = {};
  readonly #works: Record<CellKind, Work<Served<Flows, Flow>>>;
  readonly #first: Partial<Record<CellKind, Measured>> = {};

  readonly cells: readonly CellKind[] = $derived.by(() => cellKinds.filter((cell) => this.params[cell]));
  readonly seeds: readonly number[] = $derived.by(() =>
    Array.from({ length: this.params.networks }, (_, i) => this.params.seed + i)
  );
  readonly preset = $derived.by(() => presetOf(this.params));
  /** What is known of the present settings, cell by cell. */
  readonly #present: Partial<Record<CellKind, Measured>> = $derived.by(() => {
    const present: Partial<Record<CellKind, Measured>> = {};
    for (const cell of this.cells) {
      const key = this.#keyOf(cell);
      present[cell] = this.#measured[cell]?.key === key ? this.#measured[cell] : this.#atOnce(cell, key);
    }
    return present;
  });
  /** What is shown: for the moment that new norms take, the last ones. */
  readonly #shown = $derived({ ...this.#measured, ...defined(this.#present) });
  /** Whether anything shown still belongs to the last settings. */
  readonly stale = $derived.by(() => this.cells.some((cell) => !this.#present[cell]));
  readonly curves: readonly { cell: CellKind; flows: readonly Flow[] }[] = $derived.by(() =>
    this.cells.flatMap((cell) => {
      const flows = this.#shown[cell]?.flows ?? [];
      return flows.length > 0 ? [{ cell, flows }] : [];
    })
  );
  /** Spectral radius (the median) and largest singular value (the greatest) of the rnn’s matrices. */
  readonly spectrum = $derived.by(() => {
    const known = (this.#shown.rnn?.flows ?? []).flatMap(({ spectrum }) => (spectrum ? [spectrum] : []));
    if (known.length === 0) return undefined;
    const radii = known.map(({ radius }) => radius).sort((a, b) => a - b);
    return {
      radius: (radii[(radii.length - 1) >> 1] + radii[radii.length >> 1]) / 2,
      sigma: Math.max(...known.map(({ sigma }) => sigma))
    };
  });
  /** The root mean square of tanh′ over all units, steps and networks of the rnn. */
  readonly slope = $derived.by(() => {
    const flows = this.#shown.rnn?.flows ?? [];
    return Math.sqrt(flows.reduce((sum, { slope }) => sum + slope ** 2, 0) / flows.length);
  });
  /** The guess, at its knots; flat at 1 before the reader has bent it. */
  readonly sketch: readonly number[] = $derived.by(() =>
    this.params.sketch.length === KNOTS ? this.params.sketch : Array.from({ length: KNOTS }, () => 0)
  );
  readonly guessed = $derived.by(() => this.params.sketch.length === KNOTS);

  /** The networks of the exercise at hand, with their norms. */
  readonly predictions = predictions.map((example) => ({
    ...example,
    log10: normsOf(example, PREDICTED_STEP)
  }));
  readonly cases = cases.map((one) => ({
    ...one,
    curves: one.examples.map((example) => normsOf(example, SHOWN_STEPS))
  }));

  constructor(params: GradientNormParams, spawn: () => Worker = () => new FlowWorker()) {
    this.params = params;
    this.#t = Math.min(FIRST_MARK, params.T);
    const options = { choose: plainBackend, here: () => new Server(measureFlows, { rest: REST }) };
    const work = () => new Work<Served<Flows, Flow>>(spawn, options);
    // One worker for each kind: where there are cores for them, all three are measured at the same time.
    this.#works = { rnn: work(), gru: work(), lstm: work() };
  }

  get t() {
    return Math.min(this.#t, this.length);
  }
  get length() {
    return this.params.task === 'explore' ? this.params.T : PREDICTED_STEP;
  }
  seek = (t: number) => {
    this.#t = Math.max(0, Math.min(this.length, Math.round(t)));
  };
  reset = () => {
    this.#t = Math.min(FIRST_MARK, this.length);
    this.#checked = '';
    this.unveiled = false;
  };
  destroy = () => Object.values(this.#works).forEach((work) => work.terminate());

  get failure() {
    return Object.values(this.#works).find(({ failure }) => failure)?.failure;
  }
  restart = () => {
    for (const cell of cellKinds) {
      if (!this.#works[cell].failure) continue;
      this.#works[cell].failure = undefined;
      this.#asked[cell] = undefined;
    }
    this.request();
  };

  configOf(cell: CellKind): Omit<FlowConfig, 'seed'> {
    const { T, units, init, scaling, gain, tanh, input, forget } = this.params;
    const given = { cell, steps: T, units, init, scaling, gain, tanh, input, forgetBias: forget };
    const { seed: _, ...config } = essential({ ...given, seed: 0 });
    return config;
  }
  #keyOf = (cell: CellKind) => JSON.stringify([this.configOf(cell), this.seeds]);

  /** The first network of the present settings, where measuring it takes a few milliseconds and no worker. */
  #atOnce(cell: CellKind, key: string): Measured | undefined {
    const { T, units, seed, task } = this.params;
    if (task !== 'explore' || T * units ** 2 > AT_ONCE) return undefined;
    if (this.#first[cell]?.key !== key)
      this.#first[cell] = { key, flows: [measure({ ...this.configOf(cell), seed })] };
    return this.#first[cell];
  }

  /** Whether all networks of the present settings have been measured. */
  get complete(): boolean {
    return this.cells.every((cell) => this.#present[cell]?.flows.length === this.seeds.length);
  }

  /** The spread of a cell’s norms after k steps back; undefined where they are not known. */
  at = (cell: CellKind, k: number): Spread | undefined => {
    const flows = this.#shown[cell]?.flows ?? [];
    return flows.length > 0 && k < flows[0].log10.length ? spreadAt(flows, k) : undefined;
  };
  /** log₁₀ of the guess after k steps back. */
  guess = (k: number) => guessAt(this.sketch, k, this.params.T);

  /** Asks for whatever the present settings need and nobody has been asked for. The view calls it after every change. */
  request = () => {
    if (this.params.task !== 'explore') return;
    for (const cell of this.cells) {
      const key = this.#keyOf(cell);
      if (this.#asked[cell] === key) continue;
      this.#asked[cell] = key;
      this.#measure(cell, key, { config: this.configOf(cell), seeds: this.seeds });
    }
  };

  #measure(cell: CellKind, key: string, ask: Flows): void {
    let flows: readonly Flow[] = [];
    void this.#works[cell].begin<Piece<Flow>[]>(
      (api, kernels, report) => api.run({ ask, kernels }, report),
      (pieces) => {
        // What was measured of settings that have been left may still be told.
        if (this.#asked[cell] !== key) return;
        flows = [...flows, ...pieces.flatMap(({ news }) => news ?? [])];
        this.#measured = { ...this.#measured, [cell]: { key, flows } };
      }
    );
  }

  choose = (preset: Preset) => {
    Object.assign(this.params, presets[preset]);
    this.seek(Math.min(FIRST_MARK, this.length));
  };
  redraw = () => {
    this.params.seed = ((this.params.seed + this.params.networks - 1) % 9999) + 1;
  };

  /** One stroke of the reader’s pen. */
  draw = (from: { k: number; y: number }, to: { k: number; y: number }) => {
    this.params.sketch = stroke(this.sketch, from, to, this.params.T);
  };
  setKnot = (index: number, log10: number) => {
    this.params.sketch = this.sketch.map((old, i) => (i === index ? log10 : old));
  };
  /** Draws the truth over the guess, or without one. */
  unveil = () => {
    this.unveiled = true;
    this.params.shown = true;
  };
  guessAgain = () => {
    this.unveiled = false;
    this.params.shown = false;
    this.params.sketch = [];
  };

  /** The answer given to question i of the exercise at hand; undefined where there is none yet. */
  answerTo(i: number): number | undefined {
    const answer = this.params.answers[i];
    if (answer === undefined) return undefined;
    return this.params.task === 'can-must' && !(answer >= 0) ? undefined : answer;
  }
  answer = (i: number, value: number) => {
    const none = this.params.task === 'can-must' ? -1 : 0;
    const count = Math.max(this.params.answers.length, i + 1);
    this.params.answers = Array.from({ length: count }, (_, j) =>
      j === i ? value : (this.params.answers[j] ?? none)
    );
  };
  get questions(): number {
    const { task } = this.params;
    return task === 'predict-50' ? predictions.length : task === 'can-must' ? cases.length : 0;
  }
  /** Whether the answers as they stand have been handed in. */
  get checked(): boolean {
    return this.#checked !== '' && this.#checked === JSON.stringify([this.params.task, this.params.answers]);
  }
  check = () => {
    this.#checked = JSON.stringify([this.params.task, this.params.answers]);
  };
  right(i: number): boolean {
    const answer = this.answerTo(i);
    if (answer === undefined) return false;
    if (this.params.task === 'can-must') return statements[answer] === cases[i].answer;
    return Math.abs(answer - this.predictions[i].log10[PREDICTED_STEP]) <= Math.log10(WITHIN);
  }
  /** The share of right answers, once they are handed in. */
  get score(): number | undefined {
    if (this.questions === 0) return undefined;
    if (!this.checked) return 0;
    const right = Array.from({ length: this.questions }, (_, i) => this.right(i)).filter(Boolean).length;
    return right / this.questions;
  }

  values(): Record<string, Json> {
    const { task } = this.params;
    const steps = Array.from({ length: this.length }, (_, i) => i + 1);
    // The answers are not to be had before they have been asked for.
    if (task === 'predict-50')
      return {
        Whh: this.predictions.map(({ W }) => W),
        ...(this.checked
          ? { log10norm: steps.map((k) => this.predictions.map(({ log10 }) => finite(log10[k]))) }
          : {})
      };
    if (task === 'can-must')
      return {
        spectralRadius: cases.map(({ radius }) => radius),
        sigmaMax: cases.map(({ sigma }) => sigma),
        ...(this.checked
          ? {
              log10norm: steps.map((k) =>
                this.cases.map(({ curves }) => curves.map((log10) => finite(log10[k])))
              )
            }
          : {})
      };
    const spectrum = this.#present.rnn ? this.spectrum : undefined;
    const norms = this.cells.flatMap((cell) => {
      const present = this.#present[cell];
      if (!present) return [];
      const of = present.flows.map(({ log10 }) => log10);
      return [[cell, steps.map((k) => of.map((log10) => finite(log10[k])))] as const];
    });
    return {
      stepsBack: steps,
      complete: this.complete,
      ...Object.fromEntries(norms),
      ...(spectrum
        ? {
            spectralRadius: spectrum.radius,
            sigmaMax: spectrum.sigma,
            bound: steps.map((k) => finite(k * Math.log10(spectrum.sigma))),
            asymptote: steps.map((k) => finite(k * Math.log10(spectrum.radius)))
          }
        : {}),
      guess: this.guessed ? steps.map((k) => this.guess(k)) : null,
      preset: this.preset
    };
  }
  /** The first network of the first kind that is one: without tanh there are powers of a matrix, as in the exercises. */
  pass() {
    const { task, tanh, seed } = this.params;
    const cell = this.cells.find((cell) => cell !== 'rnn' || tanh);
    return task === 'explore' && cell ? passOf({ ...this.configOf(cell), seed }) : undefined;
  }
}

const defined = <T extends object>(of: T): T =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;

/** JSON has no infinities: null is the log of a gradient that is exactly 0. */
const finite = (value: number) => (Number.isFinite(value) ? value : null);
