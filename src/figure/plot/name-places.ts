import type { PlotContext } from './plot.ts';

export interface NamePlace {
  /** Right end of the text. */
  x: number;
  /** Its baseline. */
  y: number;
}
interface Room {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const ASCENT = 11;
const DESCENT = 4;
const along = (from: number, to: number) =>
  Array.from({ length: 17 }, (_, k) => from + ((to - from) * k) / 16);

/**
 * A place for every line's name: near its own line, above or below, and as far right as may be, where no line runs
 * through it or between the two, and no other name stands; above the line's end where there is none.
 * @param lines each line's height at x, in pixels from the top
 * @param widths of the names
 */
export function namePlaces(
  lines: readonly ((x: number) => number)[],
  widths: readonly number[],
  { width, height }: Pick<PlotContext, 'width' | 'height'>
): NamePlace[] {
  const taken: Room[] = [];
  const free = (box: Room) => {
    const struck = lines.some((line) =>
      along(box.left, box.right).some((x) => line(x) > box.top - 2 && line(x) < box.bottom + 2)
    );
    const met = taken.some(
      (one) => box.left < one.right && box.right > one.left && box.top < one.bottom && box.bottom > one.top
    );
    return box.top >= 0 && box.bottom <= height && !struck && !met;
  };
  return lines.map((own, i) => {
    for (const away of [0, 8, 16, 24])
      for (let right = width - 2; right - widths[i] >= 4; right -= 6) {
        const left = right - widths[i];
        const heights = along(left, right).map(own);
        for (const y of [Math.min(...heights) - 9 - away, Math.max(...heights) + 16 + away]) {
          const box = { left, right, top: y - ASCENT, bottom: y + DESCENT };
          const middle = (left + right) / 2;
          const side = Math.sign(y - own(middle));
          const between = lines.some(
            (line) => side * (line(middle) - own(middle)) > 4 && side * (y - line(middle)) > 0
          );
          if (between || !free(box)) continue;
          taken.push(box);
          return { x: right, y };
        }
      }
    return { x: width - 2, y: own(width) - 9 };
  });
}
