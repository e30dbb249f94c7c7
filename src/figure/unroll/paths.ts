import { placeOf, TOKEN, type Layout, type Places, type Point } from './layout.ts';

const printed = ([x, y]: Point) => `${x.toFixed(1)},${y.toFixed(1)}`;

/** A path through points given along and across the sequence. */
function pathThrough(at: Layout['at'], start: Point, ...rest: readonly (readonly Point[])[]): string {
  const segments = rest.map((points) => {
    const text = points.map(([along, across]) => printed(at(along, across))).join(' ');
    return points.length === 3 ? `C${text}` : `L${text}`;
  });
  return `M${printed(at(...start))}${segments.join('')}`;
}

const HEAD = 6;

/** A straight line with a head at its end, along the sequence or across it. */
export function arrow(at: Layout['at'], from: Point, to: Point): string {
  const along = to[1] === from[1];
  const way = Math.sign(along ? to[0] - from[0] : to[1] - from[1]);
  const barb = (side: number): Point =>
    along ? [to[0] - way * HEAD, to[1] + side] : [to[0] + side, to[1] - way * HEAD];
  return pathThrough(at, from, [to]) + pathThrough(at, barb(-4), [to], [barb(4)]);
}

/** The thread that brings a cell its own last state: out on one side, over it, and in on the other. */
export function loopPath({ at, cell, rows }: Layout, along: number, size: number): string {
  const [half, h] = [cell.along / 2, rows.h];
  const [out, up] = [26 * size, (h - cell.across / 2 - rows.loop) * size + cell.across / 2];
  const [right, left] = [along + half, along - half];
  return (
    pathThrough(
      at,
      [right, h],
      [
        [right + out, h],
        [right + out, h - up],
        [along, h - up]
      ],
      [
        [left - out, h - up],
        [left - out, h],
        [left - 1, h]
      ]
    ) + pathThrough(at, [left - HEAD - 1, h - 5], [[left - 1, h]], [[left - HEAD - 2, h + 3.5]])
  );
}

/** From a cell to its box of weights: past its input first, so that it crosses none. */
export function threadPath({ at, cell, rows }: Layout, along: number, box: number): string {
  const start = along - cell.along / 2 + 7;
  const { bend, W } = rows;
  return pathThrough(
    at,
    [start, rows.h + cell.across / 2],
    [[start, bend]],
    [
      [start, bend + 20],
      [box, W - 22],
      [box, W]
    ]
  );
}

/** Where the thread is tied to the cell. */
export const knotOf = ({ at, cell, rows }: Layout, along: number): Point =>
  at(along - cell.along / 2 + 7, rows.h + cell.across / 2);

/** Where what is read, and where the state before, have come on their way to a step's cell, from 0 to 1. */
export function travellers(
  layout: Layout,
  places: Places,
  step: number,
  share: number
): { x: Point; h: Point } {
  const { at, cell, rows } = layout;
  const along = placeOf(places, step);
  const low = rows.x - TOKEN / 2;
  const high = rows.h + cell.across / 2;
  const half = cell.along / 2;
  const x = at(along, low + (high - low) * share);
  if (step > places.copies.length) {
    // Round the loop: half an ellipse, from one side of the cell over it to the other.
    const up = rows.h - rows.loop;
    const angle = Math.PI * share;
    return {
      x,
      h: at(along + (half + 12) * Math.cos(angle), rows.h - up * Math.sin(angle))
    };
  }
  const from = step === 0 ? along - half - 34 : placeOf(places, step - 1) + half;
  return { x, h: at(from + (along - half - from) * share, rows.h) };
}
