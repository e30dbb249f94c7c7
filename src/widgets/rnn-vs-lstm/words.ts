import { sizeText } from '$figure/format.ts';
import type { Setting } from '$training/recall/setting.ts';
import { CHECK_EVERY } from '$training/recall/learning.ts';
import type { Account } from '$training/recall/outcome.ts';
import { sides, type RnnVsLstm, type SideName } from './model.svelte.ts';
import type { RecallStrings } from './strings.ts';

/** A cell and its start in a few words. */
export function nameOf({ cell, start, forget }: Setting, s: RecallStrings): string {
  if (cell !== 'lstm') return [s.cells[cell], s.startName[start]].join(s.comma);
  const parts = [
    s.cells.lstm,
    start === 'pytorch' && forget !== 'drawn' ? '' : s.startName[start],
    s.forgetName[forget]
  ];
  return parts.filter((part) => part !== '').join(s.comma);
}

/** A share in two figures, a very small one in one. */
export const shareText = (share: number): string => sizeText(share, share < 0.01 ? 1 : 2);

/** What the start says about a state that should be kept. */
export function keepsInWords({ bias }: Account, lag: number, s: RecallStrings): string {
  if (bias === undefined) return s.noGate;
  const gate = Number.isNaN(bias) ? 0.5 : 1 / (1 + Math.exp(-bias));
  const shown = gate > 0.95 ? gate.toFixed(3) : gate.toFixed(2);
  return s.keeps(Number.isNaN(bias) ? s.aboutHalf : shown, lag, shareText(gate ** lag));
}

/** How the training stands. */
export function trainingInWords(model: RnnVsLstm, s: RecallStrings): readonly string[] {
  const { seeds, updates } = model.params;
  const now = model.t * CHECK_EVERY;
  if (model.catchingUp) return [s.catchingUp(now)];
  if (model.t === 0) return [s.press(seeds)];
  if (!model.over || model.t < model.length)
    return [s.running(now, s.count(model.left.learned, seeds), s.count(model.right.learned, seeds))];
  return sides.map((side: SideName) => {
    const { setting, learned, half } = model.account(side);
    return s.result(s.side[side], nameOf(setting, s), learned, seeds, updates, half);
  });
}

/** What the exercise says to what has been tried; nothing before anything has. */
export function verdictOf(model: RnnVsLstm, s: RecallStrings): { good: boolean; text: string } | undefined {
  if (!model.exercise || model.t === 0 || model.catchingUp) return undefined;
  if (model.score === 1) return { good: true, text: s.goalBoth };
  if (!model.over || model.t < model.length) return undefined;
  if (model.score === 0) return { good: false, text: s.goalNone };
  return { good: false, text: model.left.learned >= model.enough ? s.goalLeft : s.goalRight };
}
