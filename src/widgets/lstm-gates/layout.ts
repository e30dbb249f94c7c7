/** Places in CSS pixels of everything in the drawing of the cell: laid out for the width, never scaled. */
export interface CellLayout {
  width: number;
  height: number;
  /** The unbroken line of c, and below it the valve of what is written, the gates, h and x. */
  yC: number;
  yValve: number;
  yTanh: number;
  yOut: number;
  yGates: number;
  yH: number;
  yX: number;
  left: number;
  right: number;
  /** Horizontal places of the gates f, i, g, o, of the sum (above g) and of the branch to h. */
  x: { f: number; i: number; g: number; o: number; branch: number };
  box: { width: number; height: number };
  valve: number;
  /** Whether there is room for numbers beside the wires with their names. */
  roomy: boolean;
}

export function cellLayout(width: number): CellLayout {
  const roomy = width >= 560;
  const inner = Math.min(width, 860);
  const start = (width - inner) / 2;
  const at = (share: number) => start + inner * share;
  return {
    width,
    height: 346,
    yC: 66,
    yValve: 140,
    yTanh: 118,
    yOut: 172,
    yGates: 226,
    yH: 286,
    yX: 318,
    left: start + 6,
    right: start + inner - 6,
    x: { f: at(0.2), i: at(0.355), g: at(0.51), o: at(0.665), branch: at(0.82) },
    box: { width: roomy ? 66 : 44, height: 40 },
    valve: roomy ? 17 : 15,
    roomy
  };
}
