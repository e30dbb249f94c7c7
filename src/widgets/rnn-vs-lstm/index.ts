import { sentences } from '$frame/sentences.ts';
import { widget } from '$frame/widget.ts';
import { RnnVsLstm } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { nameOf, trainingInWords, verdictOf } from './words.ts';

export default widget({
  id: 'rnn-vs-lstm',
  parameters,
  Model: RnnVsLstm,
  View,
  strings,
  describe: (model, s) => {
    const { task, lag, bet } = model.params;
    const names = [model.left, model.right].map(({ setting }) => nameOf(setting, s)).join(' / ');
    const words =
      model.asks && bet === null
        ? s.who(lag)
        : sentences(...trainingInWords(model, s), verdictOf(model, s)?.text ?? '');
    return s.describe(s.tasks[task], lag, names, words);
  }
});
