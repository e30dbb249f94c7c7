import { widget } from '../widget.ts';
import { Counter, parameters } from './counter.svelte.ts';
import CounterView from './CounterView.svelte';

/** A figure for the tests of the frame. */
export default widget({
  id: 'counter',
  parameters,
  Model: Counter,
  View: CounterView,
  strings: { en: { title: 'A counter', field: 'length' }, zh: { title: '计数器', field: '长度' } },
  describe: (model) => `It stands at ${model.t}.`
});
