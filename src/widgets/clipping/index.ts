import { formatNumber } from '$figure/format.ts';
import { sentences } from '$frame/sentences.ts';
import { widget } from '$frame/widget.ts';
import { CliffDescent } from './model.svelte.ts';
import { parameters } from './params.ts';
import { statusOf } from './status.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'clipping',
  parameters,
  Model: CliffDescent,
  View,
  strings,
  describe: (model, s) => {
    const { w, b, norm } = model.clipped[model.t];
    return sentences(
      statusOf(model, s).said,
      s.at(model.t, formatNumber(w), formatNumber(b), formatNumber(norm))
    );
  }
});
