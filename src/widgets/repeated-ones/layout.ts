import { flow, type Flow } from '$figure/flow.ts';
import { tint } from '$figure/tint.ts';

/** Sizes in CSS pixels: the figure is laid out anew for its width, never scaled, so that text keeps its size. */
export const CELL = { width: 46, height: 32 };
export const ROW = { index: 18, x: 34, h: 26, y: 30, wanted: 24 };
/** From here on an answer is shown as a 1. */
export const ONE = 0.75;
/** The larger a state, the stronger its colour; from 1.5 on it is as strong as ink on top allows. */
export const stateFill = (value: number) => tint('h', Math.min(Math.abs(value), 1.5) * 24);

export interface Band {
  /** First and last step in this band, counted from 1. */
  from: number;
  to: number;
  top: number;
  /** Whether the states are drawn: in a long string only beside the current step. */
  states: boolean;
}

export interface TapeLayout {
  label: number;
  start: number;
  column: number;
  bands: Band[];
  height: number;
  width: number;
}

/** Where the row of answers begins in a band. */
export const answerTop = (units: number, states: boolean) => ROW.index + ROW.x + (states ? units * ROW.h : 0);
export const bandHeight = (units: number, states: boolean) => answerTop(units, states) + ROW.y + ROW.wanted;

/** The string as lines of columns; column 0 holds the initial state and stands in the first line only. */
export function tapeLayout(length: number, units: number, width: number, current: number): TapeLayout {
  const label = width < 480 ? 44 : 64;
  const start = 46;
  const room = width - label - start - 6;
  const perBand = Math.max(1, Math.min(length, Math.floor(room / 30)));
  const count = Math.ceil(length / perBand);
  const even = Math.ceil(length / count);
  const column = Math.min(84, room / even);
  const long = count > 3;
  let top = 0;
  const bands = Array.from({ length: count }, (_, i): Band => {
    const from = i * even + 1;
    const to = Math.min(length, (i + 1) * even);
    const states = !long || (current >= from && current <= to) || (i === 0 && current === 0);
    const band = { from, to, top, states };
    top += bandHeight(units, states) + 12;
    return band;
  });
  return { label, start, column, bands, height: top - 12, width: label + start + even * column };
}

export type Block =
  | { kind: 'text'; text: string; width: number; height: number; glue?: boolean }
  | {
      kind: 'Whh' | 'Wxh' | 'Why' | 'before' | 'after' | 'x' | 'y';
      width: number;
      height: number;
      glue?: boolean;
    };

const text = (string: string, width: number, glue = true): Block => ({
  kind: 'text',
  text: string,
  width,
  height: 20,
  glue
});

const LABEL = 22;
const PAD = 7;

/** The two equations of a step as blocks: h_t = ReLU(W_hh h_{t−1} + W_xh x_t) and y_t = ReLU(W_hy h_t). */
export function equationBlocks(units: number, cell: number): { state: Block[]; output: Block[] } {
  const column = units * CELL.height + 2 * LABEL;
  const vector = cell + 2 * PAD;
  return {
    state: [
      { kind: 'after', width: vector, height: column },
      text('= ReLU (', 66),
      { kind: 'Whh', width: units * cell + 2 * PAD, height: column },
      { kind: 'before', width: vector, height: column, glue: true },
      text('+', 14, false),
      { kind: 'Wxh', width: vector, height: column, glue: true },
      { kind: 'x', width: 36, height: CELL.height + 2 * LABEL, glue: true },
      text(')', 8)
    ],
    output: [
      { kind: 'y', width: cell, height: CELL.height + 2 * LABEL },
      text('= ReLU (', 66),
      { kind: 'Why', width: units * cell + 2 * PAD, height: CELL.height + 2 * LABEL },
      { kind: 'after', width: vector, height: column, glue: true },
      text(')', 8)
    ]
  };
}

export const matrixPad = PAD;

/** Columns shrink a little before the lines break. */
export const cellWidth = (units: number, width: number) =>
  Math.max(36, Math.min(width < 480 ? 39 : CELL.width, (width - 4 * PAD - 20) / (units + 1.6)));

export function placeBlocks(blocks: readonly Block[], width: number): Flow {
  return flow(blocks, width, 8, 4);
}
