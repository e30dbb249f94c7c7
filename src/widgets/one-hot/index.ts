import { widget } from '$frame/widget.ts';
import { OneHot } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { stateOf } from './words.ts';

export default widget({
  id: 'one-hot',
  parameters,
  Model: OneHot,
  View,
  strings,
  describe: stateOf
});
