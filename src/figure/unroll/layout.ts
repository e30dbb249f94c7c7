import type { WeightBox } from './steps.ts';

export type Direction = 'right' | 'up';
export type Point = readonly [x: number, y: number];

/** A number of a state. */
export const NUMBER = { width: 46, height: 20 };
export const TOKEN = 28;
/** What a rolled-up sequence keeps between two inputs that wait. */
export const QUEUE = 34;
const PAD = 4;
const CHIP = 24;
/** Room for the first state, and for the handle or the last one. */
const ENDS = { before: 44, behind: 46 };

export interface Asked {
  /** Pixels along the sequence: the width, or the height of one that is pulled upward. */
  room: number;
  steps: number;
  /** Numbers of the state. */
  numbers: number;
  direction: Direction;
  /** Numbers stand on the edges. */
  edges: boolean;
  /** Of the boxes of weights. */
  box: { width: number; height: number };
}

/**
 * Where everything stands, in two directions: `along` the sequence and `across` it, from the answers to the weights.
 * `at` makes pixels of them.
 */
export interface Layout extends Asked {
  /** Middle of the first copy, and from one copy to the next. */
  first: number;
  pitch: number;
  /** Of the whole sequence; more than `room` where it has to be panned. */
  length: number;
  cell: { along: number; across: number };
  rows: { y: number; loop: number; h: number; x: number; bend: number; W: number };
  /** Size across. */
  depth: number;
  width: number;
  height: number;
  at: (along: number, across: number) => Point;
}

export function layoutOf(asked: Asked): Layout {
  const { room, steps, numbers, direction, edges, box } = asked;
  const size = { width: NUMBER.width + 2 * PAD, height: numbers * NUMBER.height + 2 * PAD };
  const right = direction === 'right';
  const cell = right
    ? { along: size.width, across: size.height }
    : { along: size.height, across: size.width };
  const least = cell.along + (edges ? 46 : 18);
  const most = cell.along + (edges ? 84 : 62);
  const gaps = Math.max(1, steps - 1);
  const free = room - ENDS.before - ENDS.behind - cell.along;
  const pitch = Math.min(most, Math.max(least, free / gaps));
  const length = ENDS.before + cell.along + (steps - 1) * pitch + ENDS.behind;
  const first = ENDS.before + cell.along / 2 + Math.max(0, (room - length) / 2);
  const y = 6 + CHIP / 2;
  const loop = 6 + CHIP + 6;
  const top = loop + 32;
  const h = top + cell.across / 2;
  const x = top + cell.across + (edges ? Math.max(30, numbers * 13 + 16) : 26) + TOKEN / 2;
  const bend = x + TOKEN / 2 + 6;
  const W = bend + 34;
  const depth = W + (right ? box.height : box.width) + 6;
  return {
    ...asked,
    first,
    pitch,
    length,
    cell,
    rows: { y, loop, h, x, bend, W },
    depth,
    width: right ? room : depth,
    height: right ? depth : room,
    // Upward the answers stand on the right and the weights on the left.
    at: (along, across) => (right ? [along, across] : [depth - across, room - along])
  };
}

/** The sequence as far as it is pulled out and has been read. */
export interface Places {
  /** Middles of the copies that stand, one for each of the first steps. */
  copies: readonly number[];
  /** The cell that goes ahead, with the rest of the sequence rolled up in it. */
  reel: number;
  /** The step that this cell shows, from 0. */
  step: number;
  /** Of its loop: 1 until all copies are out, 0 when it is opened. */
  loop: number;
  /** Middles of the inputs, and how much of each can be seen. */
  inputs: readonly { along: number; seen: number }[];
}

/** In the first part of a step what is read and the state before travel; then the new state stands. */
export const ARRIVES = 0.6;
const FILM = 0.35;
const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** How far a step has come, from 0 to 1, when so many steps have been read. */
export const shareOf = (step: number, reached: number) => clamp(reached - step, 0, 1);

/**
 * @param unroll copies that are out, 0 where all is rolled up; the last pull, to `steps`, opens the loop
 * @param reached steps that have been read, a part of one included
 */
export function placesOf(
  { first, pitch, steps }: Pick<Layout, 'first' | 'pitch' | 'steps'>,
  unroll: number,
  reached: number
): Places {
  const last = steps - 1;
  const out = clamp(unroll, 0, last);
  const standing = Math.ceil(out - 1e-9);
  const alongOf = (step: number) => first + step * pitch;
  const reel = alongOf(out);
  const step = clamp(Math.ceil(reached) - 1, standing, last);
  const now = clamp(Math.ceil(reached) - 1, 0, last);
  const film = Math.max(out, now > 0 ? now - 1 + Math.min(1, shareOf(now, reached) / FILM) : 0);
  const inputs = Array.from({ length: steps }, (_, i) =>
    i < standing
      ? { along: alongOf(i), seen: 1 }
      : { along: reel + (i - film) * QUEUE, seen: clamp(1 - 1.4 * (film - i), 0, 1) }
  );
  return {
    copies: Array.from({ length: standing }, (_, i) => alongOf(i)),
    reel,
    step,
    loop: clamp(steps - unroll, 0, 1),
    inputs
  };
}

/** Middle of the cell that shows a step. */
export const placeOf = ({ copies, reel }: Places, step: number) => copies[step] ?? reel;

/** Which copies hang on a box of weights, by the steps that they show; the rolled-up cell is the last. */
export function usesOf({ from, to }: WeightBox, { copies, step }: Places): readonly number[] {
  const all = [...copies.keys(), step];
  return all.filter((use) => use >= from && use <= to);
}
