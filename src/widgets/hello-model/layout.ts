import { LETTERS, STEPS } from './learning.ts';

/** Where the rows of the picture stand, in CSS pixels; the same for every width, so that it never jumps. */
export function layoutOf(width: number, units: number) {
  const row = width < 480 ? 19 : 20;
  const left = 34;
  const head = 23;
  const loss = width >= 620 ? { x: width - 172, y: 30, width: 160, height: 150 } : undefined;
  const cell = Math.min(130, ((loss ? loss.x - 56 : width) - left) / STEPS);
  const tops = { x: 18, h: 0, y: 0, p: 0, error: 0 };
  tops.h = tops.x + 26 + head;
  tops.y = tops.h + units * row + head;
  tops.p = tops.y + LETTERS.length * row + head;
  tops.error = tops.p + LETTERS.length * row + head;
  return { row, left, cell, tops, loss, height: tops.error + LETTERS.length * row + 4 };
}
