import type { NodeShape, Structure } from './structure.ts';

/** One symbol of a name, set as in an equation: an italic letter with a subscript, or upright text. */
export interface Piece {
  text: string;
  sub?: string;
  /** Set as it is: an operator, a function. */
  plain?: true;
}

const plain = (text: string): Piece => ({ text, plain: true });
const weights: Record<string, string> = { Whh: 'hh', Wxh: 'xh', Why: 'hy' };

/** The symbol of a weight matrix; a decoder's carries a prime. */
const weight = (role: string, part: NodeShape['part']): Piece => ({
  text: part === 'decoder' ? 'W′' : 'W',
  sub: weights[role]
});

/** Biases by the engine's names. */
const biases: Record<string, string> = { bias_ih_l0: 'xh', bias_hh_l0: 'hh', 'head.bias': 'y' };

type Named = Pick<NodeShape, 'slot' | 't' | 'part' | 'role'>;

/** What a node is called in the book's notation. */
export function nameOf({ slot, t, part, role }: Named): Piece[] {
  const now = String(t);
  const before = String(t - 1);
  if (role in weights) return [weight(role, part)];
  if (role === 'bias') return [{ text: part === 'decoder' ? 'b′' : 'b', sub: biases[slot] }];
  switch (slot) {
    case 'L':
      return [{ text: 'L' }];
    case 'loss':
      return [{ text: 'L', sub: now }];
    case 'target':
      return [{ text: 'y*', sub: now }];
    case 'Whh·h':
      return [weight('Whh', part), { text: 'h', sub: before }];
    case 'Wxh·x':
      return [weight('Wxh', part), { text: 'x', sub: now }];
    case 'Why·h':
      return [weight('Why', part), { text: 'h', sub: now }];
    case 'f*c':
      return [{ text: 'f', sub: now }, plain(' ⊙ '), { text: 'c', sub: before }];
    case 'i*g':
      return [{ text: 'i', sub: now }, plain(' ⊙ '), { text: 'g', sub: now }];
    case 'tanh(c)':
      return [plain('tanh '), { text: 'c', sub: now }];
    default: {
      const [letter, gate] = slot.split('_');
      return [{ text: letter, sub: gate ? `${gate},${now}` : now }];
    }
  }
}

/** Which entry of a matrix or vector is meant: its row and column, from 1. */
export const entryOf = ({ columns }: Pick<NodeShape, 'columns'>, entry: number): Piece =>
  plain(`[${Math.floor(entry / columns) + 1},${(entry % columns) + 1}]`);

/** A name as running text, for places that take no markup. */
export const nameText = (pieces: readonly Piece[]) =>
  pieces.map(({ text, sub }) => (sub ? `${text}_${sub}` : text)).join(' ');

/** The quantity whose colour a node has; undefined for inner terms. */
export function quantityOf({ role }: Pick<NodeShape, 'role'>): string | undefined {
  if (role === 'target') return 'y';
  return ['x', 'h', 'c', 'y', 'i', 'f', 'o', 'g', 'Whh', 'Wxh', 'Why'].includes(role) ? role : undefined;
}

/** A CSS colour for a node's marks. */
export function colourOf(node: Pick<NodeShape, 'role'>): string {
  const q = quantityOf(node);
  if (q === undefined) return node.role === 'loss' ? 'var(--ink)' : 'var(--ink-2)';
  return q.startsWith('W') ? 'var(--q-W)' : `var(--q-${q})`;
}

/** The computation of a node in symbols: what stands right of "="; nothing where that is its name. */
export function formulaOf(node: NodeShape, { nodes, edges }: Structure): Piece[] {
  const operands = node.inputs.map((edge) => nameOf(nodes[edges[edge].from]));
  const [u, v] = operands;
  const call = (name: string): Piece[] => [plain(`${name}(`), ...u, plain(')')];
  switch (node.op) {
    case 'matvec':
      return nameOf(node).length > 1 ? [] : [...u, ...v];
    case 'add':
    case 'sum':
      return operands.flatMap((name, i) => (i > 0 ? [plain(' + '), ...name] : name));
    case 'multiply':
      return [...u, plain(' ⊙ '), ...v];
    case 'tanh':
      return call('tanh');
    case 'relu':
      return call('ReLU');
    case 'sigmoid':
      return call('σ');
    case 'squared-error':
      return [plain('½ ('), ...u, plain(' − '), ...v, plain(')²')];
    case 'slice':
      return [...u, plain(' […]')];
    default:
      return [];
  }
}

/** The share that comes back along an edge, in symbols; `d` names the derivative of L by a node. */
export function shareFormulaOf(edge: number, structure: Structure): Piece[] {
  const { nodes, edges } = structure;
  const { from, to, operand } = edges[edge];
  const node = nodes[to];
  const d: Piece[] = [plain('∂L/∂('), ...nameOf(node), plain(')')];
  const simple = nameOf(node).length === 1 ? [plain('∂L/∂'), ...nameOf(node)] : d;
  const other = () => nameOf(nodes[edges[node.inputs[1 - operand]].from]);
  const own = nameOf(nodes[from]);
  switch (node.op) {
    case 'matvec':
      return operand === 0
        ? [...simple, plain(' '), ...other(), plain('ᵀ')]
        : [...other(), plain('ᵀ '), ...simple];
    case 'multiply':
      return [...simple, plain(' ⊙ '), ...other()];
    case 'tanh':
      return [...simple, plain(' ⊙ (1 − '), ...nameOf(node), plain('²)')];
    case 'sigmoid':
      return [...simple, plain(' ⊙ '), ...nameOf(node), plain(' ⊙ (1 − '), ...nameOf(node), plain(')')];
    case 'relu':
      return [...simple, plain(' ⊙ ['), ...own, plain(' > 0]')];
    case 'squared-error':
      return [...simple, plain(' · ('), ...own, plain(' − '), ...other(), plain(')')];
    default:
      return simple;
  }
}
