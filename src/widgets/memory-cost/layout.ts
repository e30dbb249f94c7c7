import type { Place } from '$figure/place.ts';
import { decades } from '$figure/plot/ticks.ts';

/** Where the three charts stand; each place is its plot, axes and titles lie around it. */
export interface Layout {
  height: number;
  bytes: Place;
  time: Place;
  choice: Place;
}

const LEFT = 56;
const RIGHT = 24;
const TOP = 30;
const BOTTOM = 42;

export function layOut(width: number): Layout {
  const wide = width >= 640;
  const column = wide ? (width - 24) / 2 : width;
  const plot = (x: number, y: number, across: number, height: number): Place => ({
    x: x + LEFT,
    y: y + TOP,
    width: across - LEFT - RIGHT,
    height
  });
  const high = wide ? 210 : 190;
  const row = TOP + high + BOTTOM;
  const low = 150;
  return {
    height: (wide ? row : 2 * row) + TOP + low + BOTTOM,
    bytes: plot(0, 0, column, high),
    time: wide ? plot(column + 24, 0, column, high) : plot(0, row, column, high),
    choice: plot(0, wide ? row : 2 * row, width, low)
  };
}

export interface Label {
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
export function labelPlaces(
  lines: readonly ((x: number) => number)[],
  widths: readonly number[],
  { width, height }: Pick<Place, 'width' | 'height'>
): Label[] {
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

/**
 * The powers of ten around some numbers, at least two apart.
 * @param usual where there are no numbers yet
 * @param room how many times the least number stands above the lower end, at the least: room for a label
 */
export function powersAround(
  values: readonly number[],
  usual: readonly [number, number],
  room = 1
): readonly [number, number] {
  const logs = values.map(Math.log10).filter(Number.isFinite);
  if (logs.length === 0) return usual;
  const least = Math.min(...logs) - Math.log10(room);
  const [low, high] = decades(logs, [least, least]);
  return [10 ** low, 10 ** Math.max(high, low + 2)];
}

/** Numbers of checkpoints to choose from or to draw: 1 to T, evenly on a logarithmic axis. */
export function stops(T: number, count: number): number[] {
  return [...new Set(Array.from({ length: count + 1 }, (_, k) => Math.round(T ** (k / count))))];
}
