import { widget } from '$frame/widget.ts';
import { FoldUnfold } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { verdictOf } from './words.ts';

export default widget({
  id: 'fold-unfold',
  parameters,
  Model: FoldUnfold,
  View,
  strings,
  describe: (model, s) => {
    const words = verdictOf(model, s);
    return model.learns ? s.describeLearn(words) : words;
  }
});
