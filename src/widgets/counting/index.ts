import { formatNumber } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { Counting } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'counting',
  parameters,
  Model: Counting,
  View,
  strings,
  describe: (model, s) => {
    if (model.asks && model.params.guess === null) return s.where;
    const at = Math.max(0, model.t - 1);
    return s.describe(
      model.t,
      model.params.n,
      model.run.c[at].map(formatNumber).join(', '),
      formatNumber(model.run.y[at]),
      model.first
    );
  }
});
