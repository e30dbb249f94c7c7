import { sentences } from '$frame/sentences.ts';
import { CHECK_EVERY } from '$training/lag/learning.ts';
import { pairsSeen } from '$training/lag/task.ts';
import { ENOUGH } from './exercises.ts';
import { STEPS } from '$training/lag/lesson.ts';
import type { Truncation } from './model.svelte.ts';
import type { TruncationStrings } from './strings.ts';

export const degrees = (angle: number) =>
  `${angle < 9.95 && angle > 0.05 ? angle.toFixed(1) : angle.toFixed(0)}°`;
export const percent = (share: number, s: TruncationStrings) =>
  s.percent((100 * share).toFixed(share < 0.0995 && share > 0 ? 1 : 0));

/** What the knife does to the gradient, in a sentence. */
export function gradientInWords(model: Truncation, s: TruncationStrings): string {
  const { window, lag } = model.params;
  if (window >= STEPS) return s.whole;
  const { first, second, angle } = model.pairs.Wxh;
  return s.gradient(window, lag, degrees(angle), percent(second / first, s));
}

/** How the training stands, in words: what came of it, then what that means. */
export function trainingInWords(model: Truncation, s: TruncationStrings): readonly [string, string] {
  const { window, lag, clear } = model.params;
  const learned = model.learned('trained');
  const frozen = model.learned('frozen');
  if (model.catchingUp) return [s.catchingUp(model.t * CHECK_EVERY), ''];
  if (model.t === 0) return [s.press(lag), ''];
  if (!model.over || model.t < model.length) return [s.running(model.t * CHECK_EVERY, learned, frozen), ''];
  const parts: string[] = [];
  if (learned > 0 && window <= lag) parts.push(s.byState);
  if (clear) parts.push(s.noise(lag, window));
  if (frozen > 0) parts.push(s.luck);
  if (frozen > learned && window <= lag) parts.push(s.worse);
  const memory = model.memory;
  if (memory && window < STEPS) parts.push(s.memory(percent(memory.carried, s), percent(memory.cleared, s)));
  return [s.over(learned, frozen), sentences(...parts)];
}

/** `good` is undefined where an answer is neither right nor wrong yet. */
export interface Verdict {
  good: boolean | undefined;
  text: string;
}

/** What the exercise says to the last answer; nothing before the first. */
export function verdictOf(model: Truncation, s: TruncationStrings): Verdict | undefined {
  const { task, window, lag, loss, clear } = model.params;
  if (task === 'where-stops') {
    const guess = model.checked;
    const border = model.earliest - 1;
    if (guess === 0) return undefined;
    if (guess === model.earliest) return { good: true, text: s.stopsRight(guess, border) };
    if (guess > loss) return { good: false, text: s.stopsAfter(guess, loss) };
    return { good: false, text: guess <= border ? s.stopsEarly(guess, border) : s.stopsLate(guess) };
  }
  if (task !== 'smallest-window') return undefined;
  if (clear) return { good: false, text: s.smallestClear };
  const fails = ({ window, learned }: { window: number; learned: number }) => ({
    good: false,
    text: s.smallestFails(window, learned, lag, pairsSeen(window, lag))
  });
  // A window that was just tried is answered; else the best evidence so far.
  const now = model.tallies.trained.find((tally) => tally.window === window && tally.over);
  const progress = model.smallest;
  if (progress.kind === 'solved')
    return { good: true, text: s.smallestSolved(progress.window, progress.learned, progress.below) };
  if (now && now.learned < ENOUGH) return fails(now);
  if (progress.kind === 'unproved')
    return { good: undefined, text: s.smallestUnproved(progress.window, progress.learned) };
  return progress.kind === 'fails' ? fails(progress) : undefined;
}
