/** Sizes in CSS pixels: laid out anew for the width, never scaled. */
export interface Layout {
  width: number;
  height: number;
  top: number;
  /** Middle of a step's cells, and of a layer's: the first layer stands at the bottom. */
  xOf: (step: number) => number;
  yOf: (layer: number) => number;
  box: { width: number; height: number };
  bits: number;
  /** Where the numbers of one cell are written, below the grid. */
  reading: { y: number; x: number };
  /** Whether numbers fit into the cells. */
  roomy: boolean;
  probe: { x: number; y: number; width: number };
}

export function layoutOf(width: number, steps: number, layers: number, units: number): Layout {
  const beside = width >= 880;
  const across = beside ? width - 300 : width;
  const left = 34;
  const pitchX = Math.min(104, (across - left - 30) / steps);
  const roomy = pitchX >= 62;
  const box = { width: Math.max(16, Math.min(62, pitchX - 18)), height: units * 20 + 6 };
  const pitchY = box.height + 34;
  const top = 42;
  const bits = top + layers * pitchY + 4;
  /** The numbers stand beside the cell's name, or below it where that would be too wide. */
  const reading = { y: bits + 50, x: across >= 480 ? 120 : 0 };
  const grid = reading.y + (reading.x > 0 ? 17 : 34) + 18;
  return {
    width,
    height: beside ? Math.max(grid, layers * 30 + 130) : grid + layers * 30 + 96,
    top,
    xOf: (step) => left + (step + 0.5) * pitchX,
    yOf: (layer) => top + (layers - 1 - layer) * pitchY + box.height / 2,
    box,
    bits,
    reading,
    roomy,
    probe: beside
      ? { x: width - 262, y: 18, width: 262 }
      : { x: 0, y: grid + 14, width: Math.min(width, 420) }
  };
}
