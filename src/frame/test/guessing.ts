import { widget } from '../widget.ts';
import { Guessing, parameters } from './guessing.svelte.ts';
import GuessingView from './GuessingView.svelte';

/** A figure that asks how many before it shows it. */
export default widget({
  id: 'guessing',
  parameters,
  Model: Guessing,
  View: GuessingView,
  strings: { en: { title: 'Guessing' }, zh: { title: '猜' } },
  describe: ({ params }) => JSON.stringify(params)
});
