import type { Place } from '$figure/place.ts';

/** Sizes in CSS pixels: laid out anew for the width, never scaled. */
export interface Layout {
  height: number;
  /** Middle of a step's column, and the top of a row's boxes. */
  xOf: (t: number) => number;
  yOf: (row: number) => number;
  box: { width: number; height: number };
  /** Lines of a box: the steps that it stands for, a and b; only b; or none. */
  lines: 'all' | 'maps' | 'states' | 'none';
  /** A column is too narrow for the 0 before a decimal point. */
  tight: boolean;
  /** Where the join is spelt out. */
  reading: number;
  wraps: boolean;
  /** With tanh: the plot of two steps and of the step through its ends. */
  plot: Place;
}

const TOP = 26;
/** The tallest that the rows may be together. */
const MOST = 388;

/** @param rows that the whole table has, by which its height is shared out @param shown of them, 2 where a plot stands below */
export function layoutOf(width: number, T: number, rows: number, shown: number, fails: boolean): Layout {
  const left = width >= 480 ? 40 : 22;
  const column = (width - left) / T;
  const pitch = Math.min(68, MOST / rows);
  const lines = column < 30 ? 'none' : pitch >= 62 ? 'all' : pitch >= 46 ? 'maps' : 'states';
  const height = { all: 50, maps: 36, states: 19, none: 19 }[lines];
  const bottom = TOP + shown * pitch;
  const plot = { x: 44, y: bottom + 26, width: Math.min(520, width - 60), height: 190 };
  return {
    height: fails ? plot.y + plot.height + 40 : bottom + (width < 560 ? 52 : 34),
    xOf: (t) => left + (t + 0.5) * column,
    yOf: (row) => TOP + row * pitch,
    box: { width: Math.min(72, column - (column < 48 ? 2 : 8)), height },
    lines,
    tight: column < 48,
    reading: bottom + 16,
    wraps: width < 560,
    plot
  };
}
