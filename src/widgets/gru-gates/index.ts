import { formatNumber } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { GruGates } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'gru-gates',
  parameters,
  Model: GruGates,
  View,
  strings,
  describe: (model, s) => {
    if (model.t === 0) return s.nothingRead;
    const { gates, h, y } = model.now;
    const texts = [gates.r, gates.z, gates.n, h, y].map(formatNumber);
    return s.describe(
      model.at + 1,
      model.params.text[model.at],
      texts[0],
      texts[1],
      texts[2],
      texts[3],
      texts[4]
    );
  }
});
