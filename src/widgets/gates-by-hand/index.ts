import { formatNumber } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { ByHand } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'gates-by-hand',
  parameters,
  Model: ByHand,
  View,
  strings,
  describe: (model, s) => {
    const at = Math.max(0, model.t - 1);
    const verdict = model.fault ? s.fault(model.fault) : s.done;
    return s.describe(model.t, formatNumber(model.run.c[at]), formatNumber(model.run.h[at]), verdict);
  }
});
