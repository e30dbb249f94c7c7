import { sentences } from '$frame/sentences.ts';
import { widget } from '$frame/widget.ts';
import { Truncation } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { gradientInWords, trainingInWords, verdictOf } from './words.ts';

export default widget({
  id: 'truncation',
  parameters,
  Model: Truncation,
  View,
  strings,
  describe: (model, s) => {
    const { task, window, lag, loss } = model.params;
    const verdict = verdictOf(model, s)?.text ?? '';
    if (task === 'where-stops') return sentences(s.stops(window, loss), verdict);
    return s.describe(
      window,
      lag,
      gradientInWords(model, s),
      verdict || sentences(...trainingInWords(model, s))
    );
  }
});
