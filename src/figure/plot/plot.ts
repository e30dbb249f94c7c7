import { createContext } from 'svelte';
import type { Scale } from './scale.ts';

/** What the marks of a plot read: from values to pixels, counted from the plot's left upper corner, and its size. */
export interface PlotContext {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly height: number;
}

export const [getPlot, setPlot] = createContext<PlotContext>();

/** Whether a place is a number and lies in the plot, its border included. */
export const isInside = ({ width, height }: PlotContext, x: number, y: number): boolean =>
  x >= -0.5 && x <= width + 0.5 && y >= -0.5 && y <= height + 0.5;
