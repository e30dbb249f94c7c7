import { widget } from '$frame/widget.ts';
import { SelectiveMemory } from './model.svelte.ts';
import { parameters } from './params.ts';
import { strings } from './strings.ts';
import View from './View.svelte';
import { LETTER_NAMES, verdictOf } from './words.ts';

export default widget({
  id: 'selective-memory',
  parameters,
  Model: SelectiveMemory,
  View,
  strings,
  describe: (model, s) => {
    const letters = model.example.wanted.map((letter) => LETTER_NAMES[letter]).join(' ');
    return s.describe(letters, s.spacings[model.params.spacing], verdictOf(model, s));
  }
});
