import { sizeText } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { Jacobian } from './model.svelte.ts';
import { parameters } from './params.ts';
import { ruleOf } from './rule.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { complexText } from './words.ts';

export default widget({
  id: 'jacobian',
  parameters,
  Model: Jacobian,
  View,
  strings,
  describe: (model, s) =>
    s.describe(
      model.eigenvalues.map((value) => complexText(value)).join(', '),
      model.sigmas.map((value) => value.toFixed(3)).join(', '),
      model.t,
      sizeText(model.norms[model.t], 3),
      sizeText(model.sigmas[0] ** model.t, 3),
      s.rules[ruleOf(model)],
      `(${model.W.map((entry) => entry.toFixed(2)).join(', ')})`
    )
});
