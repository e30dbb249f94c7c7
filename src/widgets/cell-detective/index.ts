import { sentences } from '$frame/sentences.ts';
import { widget } from '$frame/widget.ts';
import { CellDetective } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { actedInWords, verdictOf } from './words.ts';

export default widget({
  id: 'cell-detective',
  parameters,
  Model: CellDetective,
  View,
  strings,
  describe: (model, s) => sentences(verdictOf(model, s), model.effect ? actedInWords(model, s) : '')
});
