import { formatNumber, fromLog } from '$figure/format.ts';
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
    if (model.asks && model.params.guess === null) return sentences(memory, s.howMuch(model.span));
    const points = model.fixedPoints;
    const map = s.describeMap(points.length, formatNumber(points[points.length - 1].slope));
    const { t, reached, home } = model;
    const now =
      t > reached ? s.backAt(home, fromLog(model.logs[home])) : s.at(t, formatNumber(model.h[reached]));
    return sentences(memory, gradient, map, now);
  }
});
