import { widget } from '$frame/widget.ts';
import { Compressor } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { stateOf } from './words.ts';

export default widget({
  id: 'compressor',
  parameters,
  Model: Compressor,
  View,
  strings,
  describe: (model, s) => stateOf(model, s)
});
