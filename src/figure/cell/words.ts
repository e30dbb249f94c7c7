import type { GruGate, LstmGate } from './gated.ts';

type Gate = LstmGate | GruGate;
const gatesEn: Record<Gate, string> = {
  i: 'input gate i',
  f: 'forget gate f',
  g: 'content g',
  o: 'output gate o',
  r: 'reset gate r',
  z: 'update gate z',
  n: 'new content n'
};
const gatesZh: Record<Gate, string> = {
  i: '输入门 i',
  f: '遗忘门 f',
  g: '候选内容 g',
  o: '输出门 o',
  r: '重置门 r',
  z: '更新门 z',
  n: '新内容 n'
};

/** What is said of a gated cell at work on a string; a figure's strings take it in. */
export const cellWords = {
  en: {
    reads: (character: string) => `x: ${character}`,
    goTo: (t: number, character: string) => `Step ${t}, ${character}`,
    weight: (gate: string, from: string) => `Weight into ${gate} from ${from}`,
    hold: 'Hold',
    holdGate: (gate: Gate) => `Hold the ${gatesEn[gate]}`,
    gateValue: (gate: Gate) => `Value of the ${gatesEn[gate]}`,
    turn: 'Turn a valve to hold it there; tap it to let it go.',
    turnGate: (gate: Gate) => `Valve of the ${gatesEn[gate]}`,
    turnOpposite: (gate: Gate) => `Opposite valve of the ${gatesEn[gate]}`,
    stands: (open: string, held: boolean) => `${open} open${held ? ', held' : ''}`,
    release: 'Let go',
    text: 'Reads',
    refused: 'This network reads ( ) a and b, up to 24 of them. Other characters were left out.',
    weights: 'Weights',
    draw: 'Draw at random',
    unit: 'Unit',
    nothingRead: 'Nothing is read yet.'
  },
  zh: {
    reads: (character: string) => `x：${character}`,
    goTo: (t: number, character: string) => `第 ${t} 步，${character}`,
    weight: (gate: string, from: string) => `从 ${from} 到 ${gate} 的权重`,
    hold: '固定',
    holdGate: (gate: Gate) => `固定${gatesZh[gate]}`,
    gateValue: (gate: Gate) => `${gatesZh[gate]}的值`,
    turn: '转动阀门，就把它固定在那里；轻点一下，又松开。',
    turnGate: (gate: Gate) => `${gatesZh[gate]}的阀门`,
    turnOpposite: (gate: Gate) => `${gatesZh[gate]}的反向阀门`,
    stands: (open: string, held: boolean) => `开度 ${open}${held ? '，已固定' : ''}`,
    release: '松开',
    text: '读入',
    refused: '这个网络只读 ( ) a b，至多 24 个。其他字符已略去。',
    weights: '权重',
    draw: '随机抽取',
    unit: '隐藏单元',
    nothingRead: '还没有读入。'
  }
};

export type CellWords = (typeof cellWords)['en'];
