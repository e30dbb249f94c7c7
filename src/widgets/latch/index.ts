import { formatNumber } from '$figure/format.ts';
import { sentences } from '$frame/sentences.ts';
import { widget } from '$frame/widget.ts';
import { Latch } from './model.svelte.ts';
import { parameters } from './params.ts';
import { statusOf } from './status.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'latch',
  parameters,
  Model: Latch,
  View,
  strings,
  describe: (model, s) => {
    const { memory, gradient } = statusOf(model, s);
    const points = model.fixedPoints;
    const map = s.describeMap(points.length, formatNumber(points[points.length - 1].slope));
    return sentences(memory, gradient, map, s.at(model.t, formatNumber(model.h[model.t])));
  }
});
