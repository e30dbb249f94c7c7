import { countTick, formatBytes } from '$figure/units.ts';
import { sentences } from '$frame/sentences.ts';
import { widget } from '$frame/widget.ts';
import { LONGEST, MemoryCost } from './model.svelte.ts';
import { parameters } from './params.ts';
import { statusOf } from './status.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'memory-cost',
  parameters,
  Model: MemoryCost,
  View,
  strings,
  describe: (model, s) => {
    const { cell, hidden, T, guess } = model.params;
    if (model.asks && guess === null) return s.howMuch(model.checkpointsAt(LONGEST));
    const { checkpoints, bytes } = model.best;
    const least = s.describeLeast(countTick(T), formatBytes(bytes), checkpoints);
    return sentences(s.network(cell, hidden), statusOf(model, s).said, least);
  }
});
