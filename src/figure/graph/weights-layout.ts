import { cubic, type Box, type Route } from './geometry.ts';
import { flow } from '../flow.ts';
import type { Layout } from './layout.ts';
import type { NodeShape, Structure } from './structure.ts';

/** A matrix, or the rows of one that belong to a gate, as it stands below the graph. */
export interface Block {
  /** The parameter's id and index among the nodes. */
  id: string;
  node: number;
  /** Gate whose rows these are; undefined for a whole matrix. */
  gate: 'i' | 'f' | 'o' | 'g' | undefined;
  rows: number;
  columns: number;
  /** Entry of the block's first number. */
  first: number;
  /** Left upper corner of the numbers. */
  x: number;
  y: number;
}

export interface WeightsLayout {
  blocks: readonly Block[];
  cell: { width: number; height: number };
  width: number;
  height: number;
}

/** PyTorch's blocks of rows in the order in which the book names the gates. */
const gates = [
  ['i', 0],
  ['f', 1],
  ['o', 3],
  ['g', 2]
] as const;
const TITLE = 24;
const PAD = 7;

/** The matrices, each once, on as many lines as `available` asks for. */
export function weightsLayout(structure: Structure, available: number): WeightsLayout {
  const { units } = structure;
  const dense = structure.cell === 'lstm' || available < 480;
  const cell = dense ? { width: 40, height: 26 } : { width: 48, height: 30 };
  const blocks: Omit<Block, 'x' | 'y'>[] = [];
  const parameters = structure.nodes.flatMap((node, i) => (node.op === 'parameter' ? [{ node, i }] : []));
  for (const { node, i } of parameters) {
    const common = { id: node.id, node: i, columns: node.columns };
    const gated = structure.cell === 'lstm' && node.rows === 4 * units;
    if (gated)
      for (const [gate, block] of gates)
        blocks.push({ ...common, gate, rows: units, first: block * units * node.columns });
    else blocks.push({ ...common, gate: undefined, rows: node.rows, first: 0 });
  }
  const items = blocks.map(({ rows, columns }) => ({
    width: columns * cell.width + 2 * PAD,
    height: rows * cell.height + TITLE
  }));
  const set = flow(items, available - 2, dense ? 12 : 26, 14);
  return {
    blocks: blocks.map((block, k) => ({
      ...block,
      x: set.places[k].x + PAD,
      y: set.places[k].y - items[k].height / 2 + TITLE
    })),
    cell,
    width: set.width,
    height: set.height + 6
  };
}

/** A block's numbers and their left upper corners. */
export const entriesOf = ({ x, y, first, rows, columns }: Block, { width, height }: WeightsLayout['cell']) =>
  Array.from({ length: rows * columns }, (_, k) => ({
    entry: first + k,
    row: Math.floor(k / columns),
    column: k % columns,
    x: x + (k % columns) * width,
    y: y + Math.floor(k / columns) * height
  }));

/** The box of a block's numbers, brackets and title, for what starts or ends there. */
const blockBox = ({ x, y, rows, columns }: Block, { width, height }: WeightsLayout['cell']): Box => ({
  x: x - PAD,
  y: y - TITLE,
  width: columns * width + 2 * PAD,
  height: rows * height + TITLE
});

/** The box of all of a parameter's blocks, with the matrices' own corner at `dx`, `dy`; undefined for other nodes. */
export function parameterBox(
  { blocks, cell }: WeightsLayout,
  node: number,
  dx: number,
  dy: number
): Box | undefined {
  const boxes = blocks.filter((block) => block.node === node).map((block) => blockBox(block, cell));
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x: dx + x,
    y: dy + y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y
  };
}

/**
 * Thin curves from every matrix to all of its uses, by the structure's edges; null for the others.
 *
 * @param dx, dy where the matrices' own corner lies in the picture: they stay in view while the graph scrolls
 */
export function feedRoutes(
  structure: Structure,
  layout: Layout,
  weights: WeightsLayout,
  dx: number,
  dy: number
): (Route | null)[] {
  const starts = new Map<number, { from: number; to: number; top: number }>();
  for (const block of weights.blocks) {
    const box = blockBox(block, weights.cell);
    const old = starts.get(block.node);
    // A matrix in gate blocks feeds from the first line of them.
    if (!old) starts.set(block.node, { from: box.x, to: box.x + box.width, top: box.y });
    else if (box.y === old.top) old.to = box.x + box.width;
  }
  return structure.edges.map(({ from, to }): Route | null => {
    const start = starts.get(from);
    const end = layout.nodes[to];
    if (!start || !end) return null;
    const a = [dx + (start.from + start.to) / 2, dy + start.top + 4] as const;
    const free = hasFreeFoot(structure.nodes[to]);
    const d = [end.box.x + end.box.width * (free ? 0.5 : 0.2), end.box.y + end.box.height] as const;
    const rise = a[1] - d[1];
    return cubic(a, [a[0], a[1] - rise * 0.55], [d[0], d[1] + Math.min(90, rise * 0.6)], d);
  });
}

/** Whether the middle of a node's lower edge is not taken by an operand that comes from below. */
const hasFreeFoot = ({ slot }: NodeShape) => slot === 'Whh·h' || slot === 'a';
