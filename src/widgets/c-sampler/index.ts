import { widget } from '$frame/widget.ts';
import { CSampler } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { verdictOf } from './words.ts';

export default widget({
  id: 'c-sampler',
  parameters,
  Model: CSampler,
  View,
  strings,
  describe: (model, s) => verdictOf(model, s)
});
