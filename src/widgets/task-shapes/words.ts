import type { TaskShapes } from './model.svelte.ts';
import { ROOM } from './networks.ts';
import { type shapes } from './params.ts';
import type { ShapesStrings } from './strings.ts';

/** How it stands: the task, until all is answered; then whether the answer is right, and where not, why. */
export function verdictOf(
  model: TaskShapes,
  s: ShapesStrings
): { tone: 'plain' | 'good' | 'bad'; text: string } {
  const { shape, bits } = model.params;
  if (model.t < model.length) return { tone: 'plain', text: s.task[shape] };
  if (model.verdict === undefined)
    return shape === 'many-to-one' ? { tone: 'plain', text: s.tie } : { tone: 'bad', text: s.wrong[shape] };
  if (!model.verdict) return { tone: 'bad', text: s.wrong[shape] };
  const fell = shape === 'encoder-decoder' && bits.length > ROOM;
  return { tone: 'good', text: fell ? s.lucky : s.right[shape] };
}

/** The shapes that the tasks of the exercise have, in their order. */
export const ASKED = ['many-to-one', 'one-to-many', 'many-to-many', 'encoder-decoder', 'one-to-one'] as const;

/** What is said of the shape that was chosen in the exercise. */
export function answerOf({ params, score }: TaskShapes, s: ShapesStrings): string {
  if (params.answer === 0) return '';
  const chosen = ASKED[params.answer - 1];
  if (score === 1) return s.found(s.shapes[chosen]);
  const wanted = ASKED[params.asked - 1];
  if (wanted === 'encoder-decoder' && chosen === 'many-to-many') return s.hints.aligned;
  if (wanted === 'many-to-many' && chosen === 'encoder-decoder') return s.hints.wait;
  return s.hints.length;
}

/** The number of a shape as an answer to the exercise. */
export const numberOf = (shape: (typeof shapes)[number]) => ASKED.indexOf(shape) + 1;
