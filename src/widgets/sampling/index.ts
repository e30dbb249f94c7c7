import { widget } from '$frame/widget.ts';
import { Sampling } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { stateOf } from './words.ts';

export default widget({
  id: 'sampling',
  parameters,
  Model: Sampling,
  View,
  strings,
  describe: stateOf
});
