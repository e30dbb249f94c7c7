/** Places in CSS pixels of everything in the drawing of the cell: laid out for the width, never scaled. */
export interface CellLayout {
  height: number;
  left: number;
  right: number;
  /** The line of h, the valve of what is written, the gates, the valve of the reset, the feeds of h and x. */
  y: { h: number; write: number; gates: number; reset: number; before: number; x: number };
  x: { z: number; r: number; n: number };
  /** How far the two feeds of n stand from its middle. */
  feed: number;
  box: { width: number; height: number };
  valve: number;
}

export function cellLayout(width: number): CellLayout {
  const roomy = width >= 560;
  const inner = Math.min(width, 780);
  const start = (width - inner) / 2;
  const at = (share: number) => start + inner * share;
  return {
    height: 318,
    left: start + 6,
    right: start + inner - 6,
    y: { h: 52, write: 114, gates: 176, reset: 234, before: 274, x: 302 },
    x: { z: at(0.24), r: at(0.44), n: at(0.68) },
    feed: roomy ? 20 : 16,
    box: { width: roomy ? 66 : 46, height: 40 },
    valve: roomy ? 17 : 15
  };
}
