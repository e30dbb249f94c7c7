import { connect, elbow, type Box, type Route } from './geometry.ts';
import { NUMBER, PAD, heightOf, rowHeightOf, type Density } from './density.ts';
import { lstmPlaces, rnnPlaces, type Places } from './places.ts';
import { sizeOf, type NodeShape, type Structure } from './structure.ts';

/** Where one node stands and how its numbers are set. */
export interface NodePlace {
  box: Box;
  rowHeight: number;
  value: Box;
  gradient: Box | null;
  /** Which of its numbers are printed. */
  prints: 'both' | 'value' | 'none';
}

export interface Layout {
  width: number;
  height: number;
  /** By the structure's index; null for parameters, which stand below. */
  nodes: readonly (NodePlace | null)[];
  /** Left and right edge of every step, from 1. */
  steps: readonly { from: number; to: number }[];
  /** The cells' backgrounds. */
  cell: { top: number; bottom: number };
  /** Ways of the edges between nodes; null for edges from parameters. */
  routes: readonly (Route | null)[];
  /** Below this the weights stand. */
  bottom: number;
}

/** What is given and may be set in the picture itself. */
export const editable = (node: NodeShape) =>
  node.op === 'input' || node.op === 'target' || (node.op === 'state' && node.role === 'h');

/** The size of a node at a density; the loss, inputs and answers are single numbers and always printed. */
function sized(
  node: NodeShape,
  density: Density
): Omit<NodePlace, 'box' | 'value' | 'gradient'> & {
  width: number;
  height: number;
  valueWidth: number;
  gradientWidth: number;
} {
  const rows = sizeOf(node);
  if (editable(node)) {
    const gradientWidth = node.op === 'target' ? 0 : density === 'both' ? NUMBER.gradient : NUMBER.bar;
    const valueWidth = 46;
    return {
      rowHeight: NUMBER.cell,
      prints: density === 'both' ? 'both' : 'value',
      width: valueWidth + gradientWidth,
      height: NUMBER.cell * rows,
      valueWidth,
      gradientWidth
    };
  }
  const rowHeight = rowHeightOf(rows, density);
  const valueWidth = density === 'bars' ? NUMBER.thin : NUMBER.value;
  const gradientWidth = density === 'both' ? NUMBER.gradient : density === 'value' ? NUMBER.bar : NUMBER.thin;
  return {
    rowHeight,
    prints: density === 'both' ? 'both' : density === 'value' ? 'value' : 'none',
    width: valueWidth + gradientWidth + 2 * PAD,
    height: heightOf(rows, density),
    valueWidth,
    gradientWidth
  };
}

function placed(node: NodeShape, density: Density, x: number, y: number): NodePlace {
  const size = sized(node, density);
  const box = { x: x - size.width / 2, y: y - size.height / 2, width: size.width, height: size.height };
  const pad = editable(node) ? 0 : PAD;
  const inner = { y: box.y + pad, height: size.height - 2 * pad };
  const value = { x: box.x + pad, width: size.valueWidth, ...inner };
  return {
    box,
    rowHeight: size.rowHeight,
    prints: size.prints,
    value,
    gradient:
      size.gradientWidth > 0 ? { x: value.x + value.width, width: size.gradientWidth, ...inner } : null
  };
}

/** The graph on `available` pixels; wider than that where its steps need more room. */
export function layoutOf(structure: Structure, available: number): Layout {
  const places: Places =
    structure.cell === 'lstm' ? lstmPlaces(structure, available) : rnnPlaces(structure, available);
  const { left, column, right, rail } = places;
  const stepOf = (t: number) => ({ from: left + (t - 1) * column, to: left + t * column });
  const nodes = structure.nodes.map((node): NodePlace | null => {
    const slot = places.slots[node.slot];
    if (!slot) return null;
    if (node.slot === 'L') {
      const last = left + structure.steps * column;
      return placed(node, slot.density, last - column + slot.x, slot.y);
    }
    if (node.t === 0) return placed(node, slot.density, left / 2 - 2, slot.y);
    return placed(node, slot.density, stepOf(node.t).from + slot.x, slot.y);
  });
  const routes = structure.edges.map(({ from, to }): Route | null => {
    const [a, b] = [nodes[from], nodes[to]];
    if (!a || !b) return null;
    if (structure.nodes[to].slot !== 'L') return connect(a.box, b.box);
    const x = a.box.x + a.box.width / 2;
    const end = b.box.x + b.box.width / 2;
    if (Math.abs(x - end) < 1) return connect(a.box, b.box);
    return elbow([
      [x, a.box.y],
      [x, rail],
      [b.box.x, rail]
    ]);
  });
  return {
    width: left + structure.steps * column + right,
    height: places.bottom,
    nodes,
    steps: Array.from({ length: structure.steps }, (_, i) => stepOf(i + 1)),
    cell: places.cell,
    routes,
    bottom: places.bottom
  };
}
