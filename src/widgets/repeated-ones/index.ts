import { formatNumber } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { MAX_LENGTH, RepeatedOnes } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import Looks from './Looks.svelte';

export default widget({
  id: 'repeated-ones',
  parameters,
  Model: RepeatedOnes,
  View: Looks,
  strings,
  describe: (model, s) => {
    const { t, verdict } = model;
    const state = `(${model.h[t].map(formatNumber).join(', ')})`;
    const answer = t === 0 ? '' : formatNumber(model.y[t - 1]);
    const outcome = verdict.correct
      ? s.passes(String(verdict.tried), MAX_LENGTH)
      : `${s.failsOn[0]}${verdict.counterexample}${s.failsOn[1]}${s.fails(formatNumber(verdict.got), verdict.wanted)}`;
    return s.describe(t, model.length, String(model.x[t - 1]), state, answer, model.wanted[t - 1], outcome);
  }
});
