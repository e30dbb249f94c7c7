import type { Place } from '$figure/place.ts';

const LEFT = 46;
const RIGHT = 12;

/** Where the cells, the answers and the lengths stand, one below the other. */
export function layOut(width: number) {
  const row = (y: number, height: number): Place => ({ x: LEFT, y, width: width - LEFT - RIGHT, height });
  const cells = row(26, 190);
  const answers = row(cells.y + cells.height + 62, 44);
  const lengths = row(answers.y + answers.height + 44, 26);
  return { cells, answers, lengths, height: lengths.y + 92 };
}
