import { sketchAt } from '$figure/plot/sketch.ts';
import { Answers } from '$frame/answers.svelte.ts';
import { finite } from '$frame/params/finite.ts';
import type { Json } from '$frame/params/index.ts';
import { Timed } from '$frame/timed.svelte.ts';
import { cellKinds, essential, type FlowCell } from '$training/gradient-flow/config.ts';
import { normsOf } from '$training/gradient-flow/held.ts';
import type { Flows } from '$training/gradient-flow/job.ts';
import { KnownFlows } from '$training/gradient-flow/known-flows.svelte.ts';
import { passOf } from '$training/gradient-flow/measure.ts';
import { cases, PREDICTED_STEP, predictions, SHOWN_STEPS, statements, WITHIN } from './cases.ts';
import { KNOTS } from './guess.ts';
import type { GradientNormParams } from './params.ts';
import { presetOf, presets, type Preset } from './presets.ts';

/** Where the marker first stands. */
const FIRST_MARK = 50;

/** How a gradient fares on its way back through the three kinds of cell, and what the reader expected. */
export class GradientNorm extends Timed {
  readonly params: GradientNormParams;
  /** Bent by the reader just now: only then is the truth drawn in motion. */
  unveiled = $state(false);
  readonly flows: KnownFlows;

  readonly cells: readonly FlowCell[] = $derived.by(() => cellKinds.filter((cell) => this.params[cell]));
  readonly seeds: readonly number[] = $derived.by(() =>
    Array.from({ length: this.params.networks }, (_, i) => this.params.seed + i)
  );
  readonly preset = $derived.by(() => presetOf(this.params));
  /** The networks that are looked at; in an exercise there are none. */
  readonly #asks: Partial<Record<FlowCell, Flows>> = $derived.by(() => {
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

  /** What the reader answers: a norm's log₁₀, or the number of a statement. */
  readonly answers = new Answers(() => {
    const { task, answers: given } = this.params;
    const about = { name: task, given, write: (list: number[]) => (this.params.answers = list) };
    if (task === 'can-must')
      return {
        ...about,
        questions: cases.length,
        none: -1,
        least: 0,
        right: (i, answer) => statements[answer] === cases[i].answer
      };
    return {
      ...about,
      questions: task === 'predict-50' ? predictions.length : 0,
      none: 0,
      right: (i, answer) => Math.abs(answer - this.predictions[i].log10[PREDICTED_STEP]) <= Math.log10(WITHIN)
    };
  });

  constructor(params: GradientNormParams, spawn?: () => Worker) {
    super();
    this.params = params;
    this.seek(Math.min(FIRST_MARK, params.T));
    this.flows = new KnownFlows(() => this.#asks, spawn);
  }

  get length() {
    return this.params.task === 'explore' ? this.params.T : PREDICTED_STEP;
  }
  reset = () => {
    this.seek(FIRST_MARK);
    this.answers.takeBack();
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
    this.seek(FIRST_MARK);
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

  get score() {
    return this.answers.score;
  }

  values(): Record<string, Json> {
    const { task } = this.params;
    const steps = Array.from({ length: this.length }, (_, i) => i + 1);
    // The answers are not to be had before they have been asked for.
    const told = (norms: (k: number) => Json): Record<string, Json> =>
      this.answers.checked ? { log10norm: steps.map(norms) } : {};
    if (task === 'predict-50')
      return {
        Whh: this.predictions.map(({ W }) => W),
        ...told((k) => this.predictions.map(({ log10 }) => finite(log10[k])))
      };
    if (task === 'can-must')
      return {
        spectralRadius: cases.map(({ radius }) => radius),
        sigmaMax: cases.map(({ sigma }) => sigma),
        ...told((k) => this.cases.map(({ curves }) => curves.map((log10) => finite(log10[k]))))
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
  /** The first network of the first kind that is one: without tanh there are powers of a matrix, as in the exercises. */
  pass() {
    const { tanh, seed } = this.params;
    const cell = this.cells.find((one) => one !== 'rnn' || tanh);
    const asked = cell && this.#asks[cell];
    return asked && passOf({ ...asked.config, seed });
  }
}
