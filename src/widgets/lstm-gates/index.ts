import { widget } from '$frame/widget.ts';
import { LstmGates } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import { stepInWords } from './verdict.ts';
import View from './View.svelte';

export default widget({
  id: 'lstm-gates',
  parameters,
  Model: LstmGates,
  View,
  strings,
  describe: stepInWords
});
