import { formatNumber } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { Multilayer } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'multilayer',
  parameters,
  Model: Multilayer,
  View,
  strings,
  describe: (model, s) => {
    const { backward, diagonals, t } = model;
    const y = model.passes.trace.output[model.steps - 1];
    return s.describe(
      backward ? t - diagonals : t,
      backward,
      model.params.layers,
      model.steps,
      formatNumber(y)
    );
  }
});
