import type { Square } from '$figure/plane/plane.ts';

/** Sizes in CSS pixels: the figure is laid out anew for its width, never scaled, so that text keeps its size. */
export interface Layout {
  width: number;
  height: number;
  /** The square of states. */
  plane: Square;
  /** Top left corner of the matrices. */
  matrices: { x: number; y: number };
  /** The small plane that holds the columns of W_hh. */
  columns: Square;
  /** Whether the controls stand beside the picture. */
  beside: boolean;
}

export const CELL = { width: 50, height: 32, pad: 7 };
export const LEGEND_ROW = 22;
const MATRICES = { width: 3 * CELL.width + 4 * CELL.pad + 14, height: 2 * CELL.height + 26 };
/** Room for the labels of the axes. */
const AXIS = { left: 30, bottom: 36, top: 8, right: 8 };
const GAP = 30;
const CONTROLS = 250;

export function layoutOf(width: number): Layout {
  return width < 660 ? narrow(width) : wide(width);
}

/** Everything beside the plane. */
function wide(width: number): Layout {
  const beside = width >= 940;
  const room = width - (beside ? CONTROLS + GAP : 0);
  const size = Math.min(410, room - AXIS.left - AXIS.right - GAP - MATRICES.width - 1);
  const height = AXIS.top + size + AXIS.bottom;
  const x = AXIS.left + size + AXIS.right + GAP;
  const small = Math.min(MATRICES.width, height - MATRICES.height - 40);
  const columnsTop = MATRICES.height + 34;
  return {
    // The frame of the small plane is drawn half outside it.
    width: x + MATRICES.width + 1,
    height,
    plane: { x: AXIS.left, y: AXIS.top, size },
    matrices: { x, y: 0 },
    columns: { x, y: columnsTop, size: small },
    beside
  };
}

/** The plane over the full width; below it the matrices and the columns. */
function narrow(width: number): Layout {
  const size = Math.min(520, width - AXIS.left - AXIS.right);
  const below = AXIS.top + size + AXIS.bottom + 10;
  const left = Math.max(1, (width - 520) / 2);
  const columnsTop = below + MATRICES.height + 34;
  const small = Math.min(190, (width - 16) * 0.46);
  return {
    width,
    height: columnsTop + small + 6,
    plane: { x: AXIS.left, y: AXIS.top, size },
    matrices: { x: left, y: below },
    columns: { x: left, y: columnsTop, size: small },
    beside: false
  };
}
