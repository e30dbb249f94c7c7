import { widget } from '$frame/widget.ts';
import { GruGates } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { stepInWords } from './words.ts';

export default widget({
  id: 'gru-gates',
  parameters,
  Model: GruGates,
  View,
  strings,
  describe: stepInWords
});
