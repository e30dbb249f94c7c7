import { choice, flag, int, numbers, params, real, type Values } from '$frame/params/index.ts';
import { initialisations, scalings } from '$training/gradient-flow/config.ts';
import { presetNames, presets } from './presets.ts';
import { KNOTS, LARGEST_GUESS } from './guess.ts';

const first = presets.pytorch;

export const parameters = params(
  {
    // A name that stands for settings: it makes them and is then forgotten, so that whatever is written last, a name
    // or single settings, is what counts.
    preset: choice('custom', ['custom', ...presetNames]),
    rnn: flag(first.rnn),
    gru: flag(first.gru),
    lstm: flag(first.lstm),
    T: int(first.T, { min: 10, max: 1000 }),
    units: int(first.units, { min: 2, max: 64 }),
    seed: int(1, { min: 1, max: 9999 }),
    networks: int(5, { min: 1, max: 9 }),
    init: choice(first.init, initialisations),
    scaling: choice(first.scaling, scalings),
    gain: real(first.gain, { min: 0, max: 3 }),
    tanh: flag(first.tanh),
    input: real(first.input, { min: 0, max: 100 }),
    forget: real(first.forget, { min: -2, max: 8 }),
    // log₁₀ of the norms that the reader expects, at KNOTS places evenly along the steps; empty: no guess yet.
    sketch: numbers([], { min: -LARGEST_GUESS, max: LARGEST_GUESS, minLength: 0, maxLength: KNOTS }),
    // Whether the measured curves are shown; until then the reader is asked for a guess.
    shown: flag(false),
    task: choice('explore', ['explore', 'predict-50', 'can-must']),
    // The reader's answers: log₁₀ of predicted norms, or the numbers of chosen statements, −1 for none yet.
    answers: numbers([], { min: -20, max: 20, minLength: 0, maxLength: 8 })
  },
  {
    v: 1,
    normalise: (values) => {
      const set = values.preset === 'custom' ? values : { ...values, ...presets[values.preset] };
      return {
        ...set,
        preset: 'custom' as const,
        rnn: set.rnn || !(set.gru || set.lstm),
        sketch: set.sketch.length === KNOTS ? set.sketch : []
      };
    }
  }
);

export type GradientNormParams = Values<typeof parameters>;
