import { widget } from '$frame/widget.ts';
import { LearnRepeatedOnes } from './model.svelte.ts';
import { parameters } from './params.ts';
import { statusOf } from './status.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'learn-repeated-ones',
  parameters,
  Model: LearnRepeatedOnes,
  View,
  strings,
  describe: (model, s) => {
    const { said, then } = statusOf(model, s);
    const strip =
      model.tries.attempts.length > 0 ? s.rate(model.tries.found, model.tries.attempts.length) : '';
    return s.describe(model.params.seed, `${said} ${then}`, strip);
  }
});
