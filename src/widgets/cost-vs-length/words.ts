import { sentences } from '$frame/sentences.ts';
import { quantities, type CostVsLength } from './model.svelte.ts';
import { LENGTHS } from './params.ts';
import type { CostStrings } from './strings.ts';

/** What the picture shows so far, in a sentence or two. */
export function verdictOf(model: CostVsLength, s: CostStrings): string {
  const { params, t } = model;
  const name = s.cells[params.cell];
  if (t === 0) return model.measuring ? s.measuring : s.first[params.use](name);
  if (model.missing > 0) return sentences(s.upTo(LENGTHS[t - 1]), model.measuring ? s.measuring : '');
  const found = model.crossingOf('time');
  if (!found) return s.upTo(LENGTHS[t - 1]);
  if (!model.complete) return s.upTo(LENGTHS[t - 1]);
  const slower = found.larger === 'a' ? s.attention : name;
  return found.from <= LENGTHS[0]
    ? s.alwaysSlower(slower, model.backend)
    : s.slowerFrom(slower, found.from, model.backend);
}

/** How the guess compared with what was measured here; nothing before all has been. */
export function comparedInWords(model: CostVsLength, s: CostStrings): string | undefined {
  const { guessed, truth } = model;
  if (guessed === undefined) return undefined;
  const choice = Math.round(guessed);
  if (truth === undefined) return s.guessed(s.guesses[choice]);
  return choice === truth ? s.right(s.guesses[choice]) : s.wrong(s.guesses[choice], s.guesses[truth]);
}

/** What is said to the answer of an exercise; nothing before there is one. */
export function exerciseInWords(model: CostVsLength, s: CostStrings): string {
  const { task, answer, width } = model.params;
  if (task === 'none' || answer === 0) return '';
  if (answer === model.wanted) return `✓ ${s.solved[task](answer)}`;
  return s.hints[task](answer, width, model.wanted);
}

/** Every panel in words: who costs more, and from where on. */
export function panelsInWords(model: CostVsLength, s: CostStrings): string {
  const names = { a: s.attention, b: s.cells[model.params.cell], neither: '' };
  return sentences(
    ...quantities.map((quantity) => {
      const found = model.crossingOf(quantity);
      if (!found || found.larger === 'neither') return '';
      return s.panelSays(s.panels[quantity], names[found.larger], Math.round(found.from));
    })
  );
}
