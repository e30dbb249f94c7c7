import { cellWords } from '$figure/cell/words.ts';
import type { Strings } from '$frame/strings.ts';

export const strings = {
  en: {
    ...cellWords.en,
    title: 'Inside a GRU cell',
    picture:
      'A string of characters with both gates and the state at each; below it the cell of one step with the numbers on its wires',
    bias: 'b_i',
    biasNew: 'b_hn',
    h0: 'State before the first step',
    keep: 'Keep for ever: z = 1',
    presets: { bracket: 'Remember the bracket', flip: 'Turn the sign at every a', custom: 'Your own' },
    swap: 'write z the other way round',
    convention: (z: string, swapped: boolean) =>
      swapped
        ? `As in some papers: z is the share that is new, here ${z}. The network is the same.`
        : `As in PyTorch: z is the share that is kept, here ${z}. Some papers write 1 − z for it.`,
    verdicts: {
      open: 'Wanted: the gate that the paper has at 0.1. Take z in hand and set it.',
      'as-written':
        'With z = 0.1 this formula keeps a tenth of the state. In the paper a tenth is new. What is kept there?',
      solved: 'Yes: what the paper writes as 0.1 is 0.9 here. Nine tenths are kept at every step.'
    },
    describe: (t: number, character: string, r: string, z: string, n: string, h: string, y: string) =>
      `Step ${t} reads ${character}: r ${r}, z ${z}, n ${n}; h becomes ${h}, the answer ${y}.`
  },
  zh: {
    ...cellWords.zh,
    title: 'GRU 单元的内部',
    picture: '一串字符，以及每一步的两道门和状态；下方是某一步的单元，连线上标着数值',
    bias: 'b_i',
    biasNew: 'b_hn',
    h0: '第一步之前的状态',
    keep: '永远保持：z = 1',
    presets: { bracket: '记住括号', flip: '每见 a 变号', custom: '自定义' },
    swap: '把 z 反过来写',
    convention: (z: string, swapped: boolean) =>
      swapped
        ? `有些论文这样写：z 表示更新的比例，这里是 ${z}。网络并没有变。`
        : `PyTorch 这样写：z 表示保留的比例，这里是 ${z}。有些论文把它写作 1 − z。`,
    verdicts: {
      open: '要求：把门设成论文里的 0.1。手动固定 z，设好它的值。',
      'as-written': 'z = 0.1 时，这个公式只留下状态的十分之一；论文里，十分之一是新的。那里留下的是多少？',
      solved: '对：论文里写作 0.1 的，这里是 0.9。每一步都留下十分之九。'
    },
    describe: (t: number, character: string, r: string, z: string, n: string, h: string, y: string) =>
      `第 ${t} 步读入 ${character}：r 为 ${r}，z 为 ${z}，n 为 ${n}；h 变为 ${h}，回答为 ${y}。`
  }
} satisfies Strings;

export type GruGatesStrings = (typeof strings)['en'];
