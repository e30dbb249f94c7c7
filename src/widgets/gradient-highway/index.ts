import { widget } from '$frame/widget.ts';
import { Highway } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { sizeText } from '$figure/format.ts';

export default widget({
  id: 'gradient-highway',
  parameters,
  Model: Highway,
  View,
  strings,
  describe: (model, s) => {
    if (model.asks && model.params.guess === null) return s.where;
    return s.describe(
      model.t,
      sizeText(model.lstm.norm[model.at]),
      sizeText(model.rnn.norm[model.at]),
      model.params.steps,
      sizeText(model.reach.lstm),
      sizeText(model.reach.rnn)
    );
  }
});
