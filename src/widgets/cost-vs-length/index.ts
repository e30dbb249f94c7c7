import { sentences } from '$frame/sentences.ts';
import { widget } from '$frame/widget.ts';
import { CostVsLength } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { panelsInWords, verdictOf } from './words.ts';

export default widget({
  id: 'cost-vs-length',
  parameters,
  Model: CostVsLength,
  View,
  strings,
  describe: (model, s) => {
    const { use, cell, width } = model.params;
    return sentences(
      s.describe(s.uses[use], s.cells[cell], width),
      verdictOf(model, s),
      panelsInWords(model, s)
    );
  }
});
