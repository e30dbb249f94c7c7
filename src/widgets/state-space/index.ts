import { widget } from '$frame/widget.ts';
import { StateSpace } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { coordinate, grouped, pointText } from './words.ts';

export default widget({
  id: 'state-space',
  parameters,
  Model: StateSpace,
  View,
  strings,
  describe: (model, s) =>
    s.describe(
      grouped(model.fixedPoints),
      model.cycles.map(({ points }) => points.length),
      pointText(model.starts[0]),
      pointText(model.paths[0][model.t]),
      model.t,
      model.period,
      model.params.x === 0 ? undefined : coordinate(model.params.x)
    )
});
