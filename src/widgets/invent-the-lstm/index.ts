import { widget } from '$frame/widget.ts';
import { InventTheLstm } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { verdictOf } from './words.ts';

export default widget({
  id: 'invent-the-lstm',
  parameters,
  Model: InventTheLstm,
  View,
  strings,
  describe: (model, s) =>
    s.describe(s.tasks[model.params.stage - 1].goal, model.params.parts, verdictOf(model, s))
});
