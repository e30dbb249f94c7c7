import { inset, MARGINS, type Place } from '$figure/place.ts';

/** Sizes in CSS pixels. All three panels share their horizontal scale: time. */
export interface Layout {
  width: number;
  height: number;
  chart: Place;
  /** Left edge and width of what has time on its horizontal axis. */
  left: number;
  across: number;
  maps: readonly [lstm: Panel, rnn: Panel];
  legend: { y: number };
}
export interface Panel {
  title: number;
  y: number;
  height: number;
}

const CHART = 140;
const TITLE = 26;
const GAP = 8;

export function layoutOf(width: number, units: number): Layout {
  const map = Math.max(70, Math.min(92, units * 6));
  const lstm: Panel = { title: CHART + 18, y: CHART + TITLE, height: map };
  const second = lstm.y + map + GAP;
  const rnn: Panel = { title: second + 18, y: second + TITLE, height: map };
  return {
    width,
    height: rnn.y + map + 66,
    chart: inset({ x: 0, y: 0, width, height: CHART }),
    left: MARGINS.left,
    across: width - MARGINS.left - MARGINS.right,
    maps: [lstm, rnn],
    legend: { y: rnn.y + map + 18 }
  };
}
