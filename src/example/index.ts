import { fixed } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { Example } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'example',
  parameters,
  Model: Example,
  View,
  strings,
  describe: (model, s) => s.state(model.t, fixed(model.h[model.t], 2))
});
