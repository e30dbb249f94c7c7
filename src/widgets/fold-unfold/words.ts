import { guessedNumber } from '$frame/params/index.ts';
import { CHECK_EVERY } from '$training/tied/job.ts';
import { TESTED_STEPS } from '$training/tied/lamp.ts';
import { said, WEIGHTS } from './lamp.ts';
import type { FoldUnfold } from './model.svelte.ts';
import type { FoldStrings } from './strings.ts';

/** How it stands, in one line. */
export function verdictOf(model: FoldUnfold, s: FoldStrings): string {
  const { t, y, right } = model;
  if (model.learns) return learningOf(model, s);
  if (t === 0) return s.nothing;
  const lamp = said(y[t - 1]);
  const word = lamp === undefined ? s.lamp.neither : lamp ? s.lamp.on : s.lamp.off;
  return s.state(t, model.params.bits.length, word, right[t - 1]);
}

function learningOf(model: FoldUnfold, s: FoldStrings): string {
  const updates = model.t * CHECK_EVERY;
  if (model.history.catchingUp) return s.catchingUp(updates);
  if (model.t === 0) return s.press(model.params.seeds);
  const { tied, untied } = model.accounts;
  if (model.done) return s.result(tied.mastered, untied.mastered, TESTED_STEPS);
  return s.running(updates, tied.mastered, untied.mastered);
}

/** How the reader's guess compares, once the truth is known. */
export function comparedOf(model: FoldUnfold, s: FoldStrings): string | undefined {
  const guess = guessedNumber(model.params.guess);
  return guess === undefined || !model.done ? undefined : s.compared(guess, model.accounts.untied.mastered);
}

/** What is said of the answer in an exercise; nothing before there is one. */
export function answerOf(model: FoldUnfold, s: FoldStrings): string {
  const { answer, bits, task } = model.params;
  if (answer === 0) return '';
  if (model.score === 1) return s.solved(answer);
  if (task === 'count') {
    if (answer === WEIGHTS) return s.wrong.tied;
    return answer === WEIGHTS * (bits.length - 1) ? s.wrong.short : s.wrong.otherCount;
  }
  if (answer === 1) return s.wrong.on;
  return answer === bits.replaceAll('0', '').length ? s.wrong.presses : s.wrong.other;
}
