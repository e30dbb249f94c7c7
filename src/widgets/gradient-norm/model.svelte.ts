import type { CellKind } from '$engine';
import { sketchAt } from '$figure/plot/sketch.ts';
import type { Json } from '$frame/params/index.ts';
import { cellKinds, essential } from '$training/gradient-flow/config.ts';
import { normsOf } from '$training/gradient-flow/example.ts';
import type { Flows } from '$training/gradient-flow/job.ts';
import { KnownFlows } from '$training/gradient-flow/known-flows.svelte.ts';
import { cases, PREDICTED_STEP, predictions, SHOWN_STEPS, statements, WITHIN } from './cases.ts';
import { KNOTS } from './guess.ts';
import type { GradientNormParams } from './params.ts';
import { presetOf, presets, type Preset } from './presets.ts';

/** Where the marker first stands. */
const FIRST_MARK = 50;

/** How a gradient fares on its way back through the three kinds of cell, and what the reader expected. */
export class GradientNorm {
  readonly params: GradientNormParams;
  #t = $state(0);
  /** Answers have been handed in; any change takes them back. */
  #checked = $state('');
  /** Bent by the reader just now: only then is the truth drawn in motion. */
  unveiled = $state(false);
  readonly flows: KnownFlows;

  readonly cells: readonly CellKind[] = $derived.by(() => cellKinds.filter((cell) => this.params[cell]));
  readonly seeds: readonly number[] = $derived.by(() =>
    Array.from({ length: this.params.networks }, (_, i) => this.params.seed + i)
  );
  readonly preset = $derived.by(() => presetOf(this.params));
  /** The networks that are looked at; in an exercise there are none. */
  readonly #asks: Partial<Record<CellKind, Flows>> = $derived.by(() => {
    const { task, T, units, init, scaling, gain, tanh, input, forget } = this.params;
    if (task !== 'explore') return {};
    const given = { steps: T, units, init, scaling, gain, tanh, input, forgetBias: forget };
    return Object.fromEntries(
      this.cells.map((cell) => [cell, { config: essential({ cell, ...given }), seeds: this.seeds }])
    );
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

  constructor(params: GradientNormParams, spawn?: () => Worker) {
    this.params = params;
    this.#t = Math.min(FIRST_MARK, params.T);
    this.flows = new KnownFlows(() => this.#asks, spawn);
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
  destroy = () => this.flows.terminate();

  get failure() {
    return this.flows.failure;
  }
  restart = () => this.flows.restart();

  /** log₁₀ of the guess after k steps back. */
  guess = (k: number) => sketchAt(this.sketch, k, this.params.T);

  choose = (preset: Preset) => {
    Object.assign(this.params, presets[preset]);
    this.seek(Math.min(FIRST_MARK, this.length));
  };
  redraw = () => {
    this.params.seed = ((this.params.seed + this.params.networks - 1) % 9999) + 1;
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
    const { present } = this.flows;
    const spectrum = present.rnn ? this.flows.spectrum : undefined;
    const norms = this.cells.flatMap((cell) => {
      const flows = present[cell];
      return flows ? [[cell, steps.map((k) => flows.map(({ log10 }) => finite(log10[k])))] as const] : [];
    });
    return {
      stepsBack: steps,
      complete: this.flows.complete,
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
}

/** JSON has no infinities: null is the log of a gradient that is exactly 0. */
const finite = (value: number) => (Number.isFinite(value) ? value : null);
