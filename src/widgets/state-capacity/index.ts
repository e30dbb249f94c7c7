import { widget } from '$frame/widget.ts';
import { StateCapacity } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { verdictOf } from './words.ts';

export default widget({
  id: 'state-capacity',
  parameters,
  Model: StateCapacity,
  View,
  strings,
  describe: (model, s) => s.describe(s.gates[model.params.gate], verdictOf(model, s))
});
