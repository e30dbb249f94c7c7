import { sentences } from '$frame/sentences.ts';
import { widget } from '$frame/widget.ts';
import { BeTheNetwork } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import { verdictOf } from './verdict.ts';
import View from './View.svelte';

export default widget({
  id: 'be-the-network',
  parameters,
  Model: BeTheNetwork,
  View,
  strings,
  describe: (model, s) => {
    const { said } = verdictOf(model, s);
    return model.t === 0 ? said : sentences(said, s.said(model.t, model.bits[model.t - 1]));
  }
});
