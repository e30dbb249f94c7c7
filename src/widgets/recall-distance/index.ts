import { sentences } from '$frame/sentences.ts';
import { widget } from '$frame/widget.ts';
import { RecallDistance } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { verdictOf } from './words.ts';

export default widget({
  id: 'recall-distance',
  parameters,
  Model: RecallDistance,
  View,
  strings,
  describe: (model, s) => {
    const { start, k } = model.params;
    return sentences(s.describe(s.starts[start], k), verdictOf(model, s));
  }
});
