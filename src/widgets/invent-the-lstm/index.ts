import { formatNumber } from '$figure/format.ts';
import { widget } from '$frame/widget.ts';
import { InventTheLstm } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';

export default widget({
  id: 'invent-the-lstm',
  parameters,
  Model: InventTheLstm,
  View,
  strings,
  describe: (model, s) => {
    const task = s.tasks[model.params.stage - 1];
    const { counterexample } = model;
    const verdict = counterexample
      ? s.fails(
          counterexample.at + 1,
          counterexample.step + 1,
          formatNumber(counterexample.got),
          formatNumber(counterexample.wanted)
        )
      : model.finished
        ? s.finished
        : task.done;
    return s.describe(task.goal, model.params.parts, verdict);
  }
});
