import { sentences } from '$frame/sentences.ts';
import { widget } from '$frame/widget.ts';
import { CharLm } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { diagnosisOf, verdictOf } from './words.ts';

export default widget({
  id: 'char-lm',
  parameters,
  Model: CharLm,
  View,
  strings,
  describe: (model, s) => {
    const { cell, hidden, source } = model.params;
    const wrong = diagnosisOf(model, s);
    return sentences(
      s.describeIdle(s.cells[cell], hidden, s.sources[source]),
      verdictOf(model, s),
      wrong ? sentences(wrong.said, wrong.way) : ''
    );
  }
});
