import { fromLog, sizeText } from '$figure/format.ts';
import type { GradientNorm } from './model.svelte.ts';
import type { GradientNormStrings } from './strings.ts';

/** The figure's state in a few sentences. */
export function describeNorms(model: GradientNorm, s: GradientNormStrings): string {
  const { task, shown, T } = model.params;
  if (task !== 'explore')
    return s.describeTask(
      task,
      model.answers.checked ? model.answers.count : undefined,
      model.answers.questions
    );
  const guess = model.guessed ? fromLog(model.guess(T)) : undefined;
  if (!shown) return s.describeGuess(guess, T);
  const norms = model.flows.curves.flatMap(({ cell }) => {
    const spread = model.flows.at(cell, model.t);
    return spread ? [`${s.cells[cell]} ${fromLog(spread.median)}`] : [];
  });
  const spectrum = model.params.rnn && model.flows.spectrum;
  return s.describe(
    model.t,
    norms,
    spectrum ? { radius: sizeText(spectrum.radius, 3), sigma: sizeText(spectrum.sigma, 3) } : undefined,
    guess === undefined ? undefined : fromLog(model.guess(model.t))
  );
}
