import { rounded } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { HelloModel } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'hello-model',
  parameters,
  Model: HelloModel,
  View,
  strings,
  describe: (model, s) => s.state(model.t, rounded(model.bits, 2), model.said[model.t])
});
