import type { Tally } from '$training/lag/tally.ts';

/** Of ten networks, how many must learn for a window to count as one that does. */
export const ENOUGH = 8;

export type Progress =
  | { kind: 'nothing'; score: number }
  /** The only windows tried fail. */
  | { kind: 'fails'; window: number; learned: number; score: number }
  /** A window does; the one below has not been tried. */
  | { kind: 'unproved'; window: number; learned: number; score: number }
  /** A window does, the one below fails. */
  | { kind: 'solved'; window: number; learned: number; below: number; score: number };

/** How far the evidence goes that a window is the smallest that does: only trainings that ran to their end count. */
export function smallest(tallies: readonly Tally[]): Progress {
  const ended = tallies.filter(({ over }) => over).sort((a, b) => a.window - b.window);
  if (ended.length === 0) return { kind: 'nothing', score: 0 };
  const fit = ended.find(({ learned }) => learned >= ENOUGH);
  if (!fit) {
    const { window, learned } = ended[ended.length - 1];
    return { kind: 'fails', window, learned, score: 0 };
  }
  const { window, learned } = fit;
  const below = ended.find((tally) => tally.window === window - 1)?.learned;
  // Below a window of 1 there is none: nothing is left to prove.
  if (window > 1 && below === undefined) return { kind: 'unproved', window, learned, score: 0.5 };
  return { kind: 'solved', window, learned, below: below ?? 0, score: 1 };
}

/**
 * The last step of the chunk before, for the first border between two steps (counted from 1); null where both lie in
 * one chunk. Going back from the loss, this is the border met first.
 */
export function borderBefore(loss: number, guess: number, window: number): number | null {
  const border = Math.floor((loss - 1) / window) * window;
  return border > 0 && guess >= 1 && guess <= border ? border : null;
}
