import { widget } from '$frame/widget.ts';
import { describeNorms } from './describe.ts';
import { GradientNorm } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'gradient-norm',
  parameters,
  Model: GradientNorm,
  View,
  strings,
  describe: describeNorms
});
