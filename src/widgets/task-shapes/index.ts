import { widget } from '$frame/widget.ts';
import { TaskShapes } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { verdictOf } from './words.ts';

export default widget({
  id: 'task-shapes',
  parameters,
  Model: TaskShapes,
  View,
  strings,
  describe: (model, s) => {
    if (model.exercise) return s.asked[model.params.asked - 1];
    const { shape } = model.params;
    const { text } = verdictOf(model, s);
    const task = s.task[shape];
    return s.describe(s.shapes[shape], task, model.t, model.length, text === task ? '' : text);
  }
});
