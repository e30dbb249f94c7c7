import { widget } from '$frame/widget.ts';
import { ParallelScan } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { verdictOf } from './words.ts';

export default widget({
  id: 'parallel-scan',
  parameters,
  Model: ParallelScan,
  View,
  strings,
  describe: (model, s) => s.describe(s.planNames[model.params.plan], verdictOf(model, s, false))
});
