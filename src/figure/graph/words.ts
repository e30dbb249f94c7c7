import { formatNumber } from '../format.ts';
import type { GraphModel } from './model.ts';
import type { Progress } from './progress.ts';

const namesEn: Record<string, string> = {
  x: 'input x',
  h: 'state h',
  c: 'cell state c',
  y: 'answer y',
  a: 'sum a',
  target: 'target',
  loss: 'loss',
  'Whh·h': 'W h h times the state before',
  'Wxh·x': 'W x h times the input',
  'Why·h': 'W h y times the state',
  'f*c': 'forget gate times the cell state before',
  'i*g': 'input gate times candidate',
  'tanh(c)': 'tanh of the cell state',
  i: 'input gate i',
  f: 'forget gate f',
  o: 'output gate o',
  g: 'candidate g',
  weight_hh_l0: 'matrix W h h',
  weight_ih_l0: 'matrix W x h',
  'head.weight': 'matrix W h y',
  bias_ih_l0: 'bias b x h',
  bias_hh_l0: 'bias b h h',
  'head.bias': 'bias b y'
};
const namesZh: Record<string, string> = {
  x: '输入 x',
  h: '状态 h',
  c: '细胞状态 c',
  y: '回答 y',
  a: '净输入 a',
  target: '目标',
  loss: '损失',
  'Whh·h': 'W h h 乘前一状态',
  'Wxh·x': 'W x h 乘输入',
  'Why·h': 'W h y 乘状态',
  'f*c': '遗忘门乘前一细胞状态',
  'i*g': '输入门乘候选内容',
  'tanh(c)': '细胞状态的 tanh',
  i: '输入门 i',
  f: '遗忘门 f',
  o: '输出门 o',
  g: '候选内容 g',
  weight_hh_l0: '矩阵 W h h',
  weight_ih_l0: '矩阵 W x h',
  'head.weight': '矩阵 W h y',
  bias_ih_l0: '偏置 b x h',
  bias_hh_l0: '偏置 b h h',
  'head.bias': '偏置 b y'
};

const nodeNameEn = (slot: string, t: number) => {
  if (slot === 'L') return 'total loss L';
  const slice = /^a_(.)$/.exec(slot);
  const name = slice ? `rows of gate ${slice[1]} in the sum a` : (namesEn[slot] ?? slot);
  return t < 0 ? name : t === 0 ? `${name}, start` : `${name}, step ${t}`;
};
const nodeNameZh = (slot: string, t: number) => {
  if (slot === 'L') return '总损失 L';
  const slice = /^a_(.)$/.exec(slot);
  const name = slice ? `净输入 a 中属于门 ${slice[1]} 的各行` : (namesZh[slot] ?? slot);
  return t < 0 ? name : t === 0 ? `${name}，初始` : `${name}，第 ${t} 步`;
};
const symbols: Record<string, string> = {
  weight_hh_l0: 'W h h',
  weight_ih_l0: 'W x h',
  'head.weight': 'W h y',
  bias_ih_l0: 'b x h',
  bias_hh_l0: 'b h h',
  'head.bias': 'b y'
};

/** What is said of a graph, its nodes and its numbers, for those who hear it; a figure's strings take it in. */
export const graphWords = {
  en: {
    picture: 'The computational graph of a recurrent network, unrolled in time',
    frame: 'The graph; it scrolls sideways where there are many steps',
    graph: 'Computational graph: arrows walk along its edges, Enter pins a node',
    nodeName: nodeNameEn,
    node: (name: string, values: string | undefined, gradient: string | undefined) =>
      `${name}: ${values === undefined ? 'not computed yet' : `value ${values}`}; ${gradient === undefined ? 'no gradient yet' : `gradient ${gradient}`}`,
    weight: (slot: string, part: string, row: number, column: number) =>
      `${part === 'decoder' ? 'Decoder ' : ''}${symbols[slot]}, row ${row}, column ${column}`,
    gates: { i: 'input gate', f: 'forget gate', o: 'output gate', g: 'candidate' },
    given: (slot: string, t: number, entry: number, rows: number) => {
      const unit = rows > 1 ? `, unit ${entry}` : '';
      if (slot === 'x') return `Input, step ${t}`;
      return slot === 'target' ? `Target, step ${t}` : `Initial state${unit}`;
    },
    stepLabel: (t: number, decoderFrom: number | undefined) =>
      decoderFrom === undefined ? `step ${t}` : t < decoderFrom ? `encoder ${t}` : `decoder ${t}`
  },
  zh: {
    picture: '循环神经网络沿时间展开的计算图',
    frame: '计算图；步数多时可左右滚动',
    graph: '计算图：用方向键沿边行走，按回车固定一个节点',
    nodeName: nodeNameZh,
    node: (name: string, values: string | undefined, gradient: string | undefined) =>
      `${name}：${values === undefined ? '尚未计算' : `值 ${values}`}；${gradient === undefined ? '尚无梯度' : `梯度 ${gradient}`}`,
    weight: (slot: string, part: string, row: number, column: number) =>
      `${part === 'decoder' ? '解码器 ' : ''}${symbols[slot]}，第 ${row} 行第 ${column} 列`,
    gates: { i: '输入门', f: '遗忘门', o: '输出门', g: '候选内容' },
    given: (slot: string, t: number, entry: number, rows: number) => {
      const unit = rows > 1 ? `，第 ${entry} 个单元` : '';
      if (slot === 'x') return `输入，第 ${t} 步`;
      return slot === 'target' ? `目标，第 ${t} 步` : `初始状态${unit}`;
    },
    stepLabel: (t: number, decoderFrom: number | undefined) =>
      decoderFrom === undefined ? `第 ${t} 步` : t < decoderFrom ? `编码 ${t}` : `解码 ${t}`
  }
};

export type GraphWords = (typeof graphWords)['en'];

/** Numbers as they are read out. */
export const listed = (values: ArrayLike<number>) => Array.from(values, formatNumber).join(', ');

/** A node with its numbers, as far as they are known, for those who hear the graph. */
export function nodeWords(
  model: Pick<GraphModel, 'graph' | 'structure' | 'hidesTotal'>,
  i: number,
  progress: Progress,
  words: GraphWords,
  entry?: number
): string {
  const shape = model.structure.nodes[i];
  const { value, gradient } = model.graph.nodes[i];
  const name = words.nodeName(shape.slot, shape.t);
  const hidden = model.hidesTotal && shape.op === 'parameter';
  const complete = progress.complete(shape) && !hidden;
  if (entry !== undefined)
    return words.node(
      `${name} [${Math.floor(entry / shape.columns) + 1}, ${(entry % shape.columns) + 1}]`,
      progress.known(shape) ? formatNumber(value[entry]) : undefined,
      complete ? formatNumber(gradient[entry]) : undefined
    );
  return words.node(
    name,
    progress.known(shape) ? listed(value) : undefined,
    complete ? listed(gradient) : undefined
  );
}
