import { widget } from '$frame/widget.ts';
import { CellActivations } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { verdictOf } from './words.ts';

export default widget({
  id: 'cell-activations',
  parameters,
  Model: CellActivations,
  View,
  strings,
  describe: (model, s) => verdictOf(model, s)
});
