import type { Strings } from '$frame/strings.ts';
import type { Gate } from './weights.ts';

const gatesEn: Record<Gate, string> = { r: 'reset gate r', z: 'update gate z', n: 'new content n' };
const gatesZh: Record<Gate, string> = { r: '重置门 r', z: '更新门 z', n: '新内容 n' };

export const strings = {
  en: {
    title: 'Inside a GRU cell',
    picture:
      'A string of characters with both gates and the state at each; below it the cell of one step with the numbers on its wires',
    hint: 'One gate, z, works two valves, and as one opens, the other shuts: an empty ring is open, a full disc shut. Step through the string, drag a weight, or take a gate in hand.',
    reads: (character: string) => `x: ${character}`,
    goTo: (t: number, character: string) => `Step ${t}, ${character}`,
    bias: 'b_i',
    biasNew: 'b_hn',
    weight: (gate: string, from: string) => `Weight into ${gate} from ${from}`,
    hold: 'Hold',
    holdGate: (gate: Gate) => `Hold the ${gatesEn[gate]}`,
    gateValue: (gate: Gate) => `Value of the ${gatesEn[gate]}`,
    h0: 'State before the first step',
    keep: 'Keep for ever: z = 1',
    release: 'Let go',
    text: 'Reads',
    refused: 'This network reads ( ) a and b, up to 24 of them. Other characters were left out.',
    weights: 'Weights',
    presets: { bracket: 'Remember the bracket', flip: 'Turn the sign at every a' },
    custom: 'Your own',
    draw: 'Draw at random',
    unit: 'Unit',
    swap: 'write z the other way round',
    nothingRead: 'Nothing is read yet.',
    convention: (z: string, swapped: boolean) =>
      swapped
        ? `As in some papers: z is the share that is new, here ${z}. The network is the same.`
        : `As in PyTorch: z is the share that is kept, here ${z}. Some papers write 1 − z for it.`,
    describe: (t: number, character: string, r: string, z: string, n: string, h: string, y: string) =>
      `Step ${t} reads ${character}: r ${r}, z ${z}, n ${n}; h becomes ${h}, the answer ${y}.`,
    describeStart: 'Nothing is read yet.'
  },
  zh: {
    title: 'GRU 单元的内部',
    picture: '一串字符，以及每一步的两道门和状态；下方是某一步的单元，连线上标着数值',
    hint: '一道门 z 管着两个阀：一个开，另一个就关；空心的圆是开，实心的是关。沿着字符串一步步走，拖动权重，或者亲手扳住一道门。',
    reads: (character: string) => `x：${character}`,
    goTo: (t: number, character: string) => `第 ${t} 步，${character}`,
    bias: 'b_i',
    biasNew: 'b_hn',
    weight: (gate: string, from: string) => `从 ${from} 到 ${gate} 的权重`,
    hold: '扳住',
    holdGate: (gate: Gate) => `扳住${gatesZh[gate]}`,
    gateValue: (gate: Gate) => `${gatesZh[gate]}的值`,
    h0: '第一步之前的状态',
    keep: '永远保持：z = 1',
    release: '松手',
    text: '读入',
    refused: '这个网络只读 ( ) a b，至多 24 个。其他字符已略去。',
    weights: '权重',
    presets: { bracket: '记住括号', flip: '每见 a 变号' },
    custom: '自定',
    draw: '随机抽取',
    unit: '单元',
    swap: '把 z 反过来写',
    nothingRead: '还没有读入。',
    convention: (z: string, swapped: boolean) =>
      swapped
        ? `有些论文这样写：z 是换新的份额，这里是 ${z}。网络并没有变。`
        : `PyTorch 这样写：z 是保留的份额，这里是 ${z}。有些论文把它写作 1 − z。`,
    describe: (t: number, character: string, r: string, z: string, n: string, h: string, y: string) =>
      `第 ${t} 步读入 ${character}：r 为 ${r}，z 为 ${z}，n 为 ${n}；h 变为 ${h}，回答为 ${y}。`,
    describeStart: '还没有读入。'
  }
} satisfies Strings;

export type GruGatesStrings = (typeof strings)['en'];
